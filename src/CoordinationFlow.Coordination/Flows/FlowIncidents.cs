using CoordinationFlow.Coordination.Dossiers;
using CoordinationFlow.Coordination.Mail;
using CoordinationFlow.Coordination.Notices;
using CoordinationFlow.Workflows.Execution;
using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.Coordination.Flows;

/// <summary>
/// Alarms the coordinators where a dossier's flow comes to grief (design, section 1): in the step that makes the incident, with the activity's
/// name and never with its message, which may hold what a script saw.
/// </summary>
internal sealed class FlowIncidents(IIdentity identity, Mailbag mail) : IExecutionObserver
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
        if (await FlowLinkRow.DossierOfAsync(step, instanceId) is { } dossierId && await step.Transaction.FindAsync(DossierRow.Table, step.CancellationToken, dossierId) is { } dossier)
        {
            step.Transaction.Insert(NoticeRow.Table, NoticeRow.Of(identity.NewId(), DossierNotices.Coordinator, dossier.Id, Key, step.At, ("reference", dossier.Reference), ("activity", activity)));
            mail.Put(step, DossierNotices.Coordinator, dossier.Id, new LetterItem(Key, step.At) { Values = [activity] });
        }
    }
}
