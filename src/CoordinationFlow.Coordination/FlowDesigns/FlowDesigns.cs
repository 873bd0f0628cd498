using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoordinationFlow.Workflows.Definitions;
using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.Coordination.FlowDesigns;

/// <inheritdoc cref="IFlowDesigns"/>
public sealed class FlowDesigns(WorkflowHost host) : IFlowDesigns
{
    /// <inheritdoc/>
    public async Task<FlowVersion?> VersionAsync(string definitionId, int? version, CancellationToken cancellationToken)
    {
        var row = await host.RunAsync(
            async step => version is null ? await DefinitionRows.LatestAsync(step, definitionId) : (await DefinitionRows.VersionsAsync(step, definitionId)).FirstOrDefault(each => each.Version == version),
            cancellationToken);
        return row is null ? null : Of(ListedVersion.Of(row)) with { Content = JsonNode.Parse(row.Json)!.AsObject() };
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<FlowVersion>> VersionsAsync(string definitionId, CancellationToken cancellationToken) =>
        [.. (await host.RunAsync(step => DefinitionRows.ListAsync(step, definitionId), cancellationToken)).Reverse().Select(Of)];

    internal static FlowVersion Of(ListedVersion row) => new(row.DefinitionId, row.Id, row.Version, row.Name)
    {
        IsPublished = row.IsPublished,
        IsFixed = row.FixedAt is not null,
        IsLatest = row.IsLatest,
        SavedBy = row.SavedBy,
        SavedAt = row.SavedAt ?? row.CreatedAt,
    };
}
