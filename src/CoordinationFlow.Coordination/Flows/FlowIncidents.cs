using CoordinationFlow.Coordination.Dossiers;
using CoordinationFlow.Coordination.Notices;
using CoordinationFlow.Workflows.Execution;
using CoordinationFlow.Workflows.Runtime;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Coordination.Flows;

/// <summary>
/// Alarms the coordinators where a dossier's flow comes to grief (design, section 1): in the step that makes the incident, with the activity's
/// name and never with its message, which may hold what a script saw.
/// </summary>
internal sealed class FlowIncidents(IIdentity identity) : IExecutionObserver
{
    /// <summary>The notice's key.</summary>
    public const string Key = "notice.flow-incident";

    /// <inheritdoc/>
    public void Happened(ActivityExecution execution, string what, string? message)
    {
        if (what == "Faulted")
        {
            var (step, instanceId, activity) = (execution.Step, execution.InstanceId, execution.Node.Name ?? execution.Node.Type);
            step.OnCommitting(() => TellAsync(step, instanceId, activity));
        }
    }

    private async ValueTask TellAsync(Step step, string instanceId, string activity)
    {
        var links = await step.Transaction.QueryAsync(FlowLinkRow.Table.Where(nameof(FlowLinkRow.InstanceId), Comparison.Equal, instanceId).Take(1), step.CancellationToken);
        if (links.Count > 0 && await step.Transaction.FindAsync(DossierRow.Table, step.CancellationToken, links[0].DossierId) is { } dossier)
        {
            step.Transaction.Insert(NoticeRow.Table, NoticeRow.Of(identity.NewId(), DossierNotices.Coordinator, dossier.Id, Key, step.At, ("reference", dossier.Reference), ("activity", activity)));
        }
    }
}
