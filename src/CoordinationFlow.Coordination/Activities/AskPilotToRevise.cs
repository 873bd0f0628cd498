using CoordinationFlow.Coordination.Flows;
using CoordinationFlow.Coordination.Sessions;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.Coordination.Activities;

/// <summary>Waits for the pilot (or the coordinator) to revise the draft and circulate it anew.</summary>
public sealed class AskPilotToRevise(SessionParts parts) : PersonsTurnActivity(parts)
{
    /// <inheritdoc/>
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "CoordinationFlow.AskPilotToRevise",
        DisplayName = "Ask the pilot to revise",
        Description = "Waits for a revised draft. What the pilot chooses (text, procedure, deadline) goes to the next Circulate; a changed outcome, a convened level, the cutoff or an end of the dossier ends the wait too.",
        Category = Category,
        Outcomes = ["Revised", "OutcomeChanged", "Escalated", "Cutoff", "Ended"],
        Outputs = [DossierOutputs.CutoffFinding],
    };

    /// <inheritdoc/>
    protected override IEnumerable<StimulusKey> AwaitedOn(DossierSnapshot dossier) =>
        [FlowEvents.Revised(dossier.Id), FlowEvents.OutcomeChanged(dossier.Id), FlowEvents.Escalated(dossier.Id), FlowEvents.Cutoff(dossier.Id), FlowEvents.Ended(dossier.Id)];
}
