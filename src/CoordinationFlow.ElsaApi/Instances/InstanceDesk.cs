using System.Text.Json.Nodes;
using CoordinationFlow.Coordination.Activities;
using CoordinationFlow.Coordination.Audit;
using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.ElsaApi.Definitions;
using CoordinationFlow.ElsaApi.Json;
using CoordinationFlow.ElsaApi.Problems;
using CoordinationFlow.Workflows.Definitions;
using CoordinationFlow.Workflows.Instances;
using CoordinationFlow.Workflows.Runtime;
using CoordinationFlow.Workflows.Values;

namespace CoordinationFlow.ElsaApi.Instances;

/// <summary>What designers do with instances, each in one step with its entry in the system's audit chain. Thread-safe.</summary>
internal sealed class InstanceDesk(IWorkflowRuntime runtime, DefinitionLibrary library, SystemAudit audit, ICallerAccessor callers, IIdentity identity)
{
    /// <summary>Starts an instance and runs it until it waits or ends. Null: there is no such definition or version. Throws <see cref="ElsaProblemException"/>.</summary>
    public async ValueTask<string?> StartAsync(Step step, string definitionId, JsonObject request)
    {
        var options = request.Text("versionOptions") is { Length: > 0 } given ? given : "Published";
        if (await DefinitionReading.FindAsync(step, definitionId, options) is not { } row)
        {
            return null;
        }

        DefinitionDesk.RefuseProblems(row.IsPublished ? [] : await library.CheckAsync(step, row.Json));

        if ((await library.VersionAsync(step, row.Id)).Nodes.Any(node => node.Kind is CoordinationActivity))
        {
            throw new ElsaProblemException($"'{row.Name}' coordinates a dossier and cannot start without a dossier. It starts where a coordinator circulates a draft.");
        }

        DefinitionDrafts.Fix(step, row);
        var instanceId = identity.NewId();
        await runtime.StartAsync(step, new StartRequest(definitionId)
        {
            DefinitionVersionId = row.Id,
            InstanceId = instanceId,
            Input = PlainValue.From(request["input"]) as IReadOnlyDictionary<string, object?> ?? new Dictionary<string, object?>(),
            CorrelationId = request.Text("correlationId"),
            TriggerActivityId = request.Text("triggerActivityId"),
        });
        await AuditAsync(step, "instance.started", instanceId, row.Id);
        return instanceId;
    }

    /// <summary>Cancels an instance; nothing happens where it has ended. False: there is none such.</summary>
    public async ValueTask<bool> CancelAsync(Step step, string instanceId)
    {
        if (await step.Transaction.FindAsync(InstanceRow.Table, step.CancellationToken, instanceId) is not { } row)
        {
            return false;
        }

        if (row.Status == InstanceStatus.Running)
        {
            await runtime.CancelAsync(step, instanceId);
            await AuditAsync(step, "instance.cancelled", instanceId, row.DefinitionVersionId);
        }

        return true;
    }

    /// <summary>Lets a faulted instance go on from where it failed. False: there is none such, or nothing of it has faulted.</summary>
    public async ValueTask<bool> RetryAsync(Step step, string instanceId)
    {
        if (await step.Transaction.FindAsync(InstanceRow.Table, step.CancellationToken, instanceId) is not { } row || !await runtime.RetryAsync(step, instanceId))
        {
            return false;
        }

        await AuditAsync(step, "instance.retried", instanceId, row.DefinitionVersionId);
        return true;
    }

    /// <summary>Deletes an ended instance with its journal. False: there is none such. Throws <see cref="ElsaProblemException"/> where it runs.</summary>
    public async ValueTask<bool> DeleteAsync(Step step, string instanceId)
    {
        if (await step.Transaction.FindAsync(InstanceRow.Table, step.CancellationToken, instanceId) is not { } row)
        {
            return false;
        }

        if (!await InstanceDeletion.DeleteAsync(step, row))
        {
            throw new ElsaProblemException("An instance that runs is not deleted. Cancel it first.");
        }

        await AuditAsync(step, "instance.deleted", instanceId, row.DefinitionVersionId);
        return true;
    }

    private ValueTask AuditAsync(Step step, string kind, string instanceId, string definitionVersionId) =>
        audit.AppendAsync(step.Transaction, kind, new { instanceId, definitionVersionId }, callers.Required.As(Channel.Portal), step.CancellationToken);
}
