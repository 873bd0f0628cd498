using System.Collections.Immutable;
using CoordinationFlow.Coordination.Audit;
using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Workflows.Definitions;
using CoordinationFlow.Workflows.Instances;
using CoordinationFlow.Workflows.Moving;
using CoordinationFlow.Workflows.Runtime;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Coordination.FlowDesigns;

/// <inheritdoc cref="IFlowUse"/>
public sealed class FlowUse(WorkflowHost host, InstanceMoves moves, IWorkflowRuntime runtime, SystemAudit audit) : IFlowUse
{
    private const int PageSize = 25, MostFaulted = 10;

    private static Query<InstanceRow> Running => InstanceRow.Table.Where(nameof(InstanceRow.Status), Comparison.Equal, InstanceStatus.Running);

    private static Query<InstanceRow> Ended => InstanceRow.Table.Where(nameof(InstanceRow.Status), Comparison.Equal, InstanceStatus.Finished);

    private static Query<InstanceRow> Faulted => InstanceRow.Table.Where(nameof(InstanceRow.IncidentCount), Comparison.Greater, 0);

    /// <inheritdoc/>
    public async Task<FlowDashboard> DashboardAsync(int page, CancellationToken cancellationToken) => await host.RunAsync(
        async step =>
        {
            ValueTask<int> Count<TRow>(Query<TRow> query)
                where TRow : class => step.Transaction.CountAsync(query, cancellationToken);

            var latest = ListedVersion.Table.Where(nameof(ListedVersion.IsLatest), Comparison.Equal, true);
            var faulted = await step.Transaction.QueryAsync(Faulted.OrderBy(nameof(InstanceRow.UpdatedAt), descending: true).Take(MostFaulted), cancellationToken);
            var shown = ImmutableArray.CreateBuilder<DefinitionUse>();
            foreach (var row in await step.Transaction.QueryAsync(latest.OrderBy(nameof(ListedVersion.Name)).OrderBy(nameof(ListedVersion.Id)).Skip(page * PageSize).Take(PageSize), cancellationToken))
            {
                Query<InstanceRow> Own(Query<InstanceRow> query) => query.Where(nameof(InstanceRow.DefinitionId), Comparison.Equal, row.DefinitionId);
                shown.Add(new DefinitionUse(FlowDesigns.Of(row), await Count(Own(Running)), await Count(Own(Faulted)), await Count(Own(Ended))));
            }

            return new FlowDashboard(await Count(Running), await Count(Faulted), await Count(Ended), await Count(latest))
            {
                Page = shown.ToImmutable(),
                Faulted = [.. faulted.Select(row => new FaultedInstance(row.Id, row.DefinitionId, row.DefinitionVersion, row.UpdatedAt, row.IncidentCount))],
            };
        },
        cancellationToken);

    /// <inheritdoc/>
    public async Task<ImmutableArray<VersionUse>> UseAsync(string definitionId, CancellationToken cancellationToken) => await host.RunAsync(
        async step =>
        {
            var uses = ImmutableArray.CreateBuilder<VersionUse>();
            foreach (var row in (await DefinitionRows.ListAsync(step, definitionId)).Reverse())
            {
                uses.Add(new VersionUse(FlowDesigns.Of(row), await step.Transaction.CountAsync(On(row.Id).Where(nameof(InstanceRow.DefinitionId), Comparison.Equal, definitionId), cancellationToken)));
            }

            return uses.ToImmutable();
        },
        cancellationToken);

    /// <inheritdoc/>
    public async Task<ImmutableArray<MoveVerdict>> DryRunAsync(string fromVersionId, string toVersionId, int take, CancellationToken cancellationToken) => await host.RunAsync(
        async step =>
        {
            var verdicts = ImmutableArray.CreateBuilder<MoveVerdict>();
            foreach (var row in await step.Transaction.QueryAsync(On(fromVersionId).OrderBy(nameof(InstanceRow.CreatedAt)).OrderBy(nameof(InstanceRow.Id)).Take(take), cancellationToken))
            {
                verdicts.Add((await moves.CheckAsync(step, row.Id, toVersionId))!);
            }

            return verdicts.ToImmutable();
        },
        cancellationToken);

    /// <inheritdoc/>
    public async Task<ImmutableArray<MoveVerdict>> MoveAsync(Caller by, IReadOnlyCollection<string> instanceIds, string toVersionId, CancellationToken cancellationToken)
    {
        if (by.Role != Role.Administrator)
        {
            throw new UnauthorizedAccessException("Only an administrator moves instances.");
        }

        var verdicts = ImmutableArray.CreateBuilder<MoveVerdict>();
        foreach (var instanceId in instanceIds)
        {
            var verdict = await host.RunAsync(
                async step =>
                {
                    var moved = await moves.MoveAsync(step, instanceId, toVersionId);
                    if (moved is { IsPossible: true })
                    {
                        await audit.AppendAsync(step.Transaction, "instance.moved", new { instanceId, from = moved.FromVersion, to = moved.ToVersion, definitionVersionId = toVersionId }, by.As(Channel.Portal), cancellationToken);
                    }

                    return moved;
                },
                cancellationToken);
            if (verdict is not null)
            {
                verdicts.Add(verdict);
            }
        }

        return verdicts.ToImmutable();
    }

    /// <inheritdoc/>
    public async Task<bool> RetryAsync(Caller by, string instanceId, CancellationToken cancellationToken) => await host.RunAsync(
        async step =>
        {
            if (!await runtime.RetryAsync(step, instanceId))
            {
                return false;
            }

            await audit.AppendAsync(step.Transaction, "instance.retried", new { instanceId }, by.As(Channel.Portal), cancellationToken);
            return true;
        },
        cancellationToken);

    private static Query<InstanceRow> On(string versionId) => Running.Where(nameof(InstanceRow.DefinitionVersionId), Comparison.Equal, versionId);
}
