using CoordinationFlow.Coordination.Flows;
using CoordinationFlow.Coordination.Sessions;
using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.Coordination.Activities;

/// <summary>Waits for the pilot (or the coordinator) to revise the draft and circulate it anew.</summary>
public sealed class AskPilotToRevise(SessionParts parts) : CoordinationActivity(parts)
{
    /// <inheritdoc/>
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "CoordinationFlow.AskPilotToRevise",
        DisplayName = "Ask the pilot to revise",
        Description = "Waits for a revised draft. What the pilot chooses (text, procedure, deadline) goes to the next Circulate; a changed outcome, the cutoff or an end of the dossier ends the wait too.",
        Category = Category,
        Outcomes = ["Revised", "OutcomeChanged", "Cutoff", "Ended"],
        Outputs = [new("CutoffFinding", "String", "What the cutoff found: Abstain, Choose or Adoptable; empty before it.")],
    };

    /// <inheritdoc/>
    public override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var session = await SessionAsync(context);
        context.WaitFor(FlowEvents.Revised(session.DossierId));
        context.WaitFor(FlowEvents.OutcomeChanged(session.DossierId));
        context.WaitFor(FlowEvents.Cutoff(session.DossierId));
        context.WaitFor(FlowEvents.Ended(session.DossierId));
    }

    /// <inheritdoc/>
    public override async ValueTask ResumeAsync(ActivityContext context, Resumption resumption)
    {
        context.StopWaiting();
        DossierOutputs.Set(context, (await SessionAsync(context)).Snapshot);
        await context.CompleteAsync(resumption.Stimulus.Key.Name);
    }
}
