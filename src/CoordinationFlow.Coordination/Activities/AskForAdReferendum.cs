using CoordinationFlow.Coordination.Flows;
using CoordinationFlow.Coordination.Sessions;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.Coordination.Activities;

/// <summary>Waits for the coordinator where somebody has not answered and there is no time: instruct ad referendum, or go on without (domain 3.14).</summary>
public sealed class AskForAdReferendum(SessionParts parts) : PersonsTurnActivity(parts)
{
    /// <inheritdoc/>
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "CoordinationFlow.InstructAdReferendum",
        DisplayName = "Instruct ad referendum",
        Description = "Asks the coordinator to instruct ad referendum or to go on without those that did not answer, and waits for it. Another round leaves by Revised to the next Circulate, a convened level by Escalated; a changed outcome, the cutoff or an end of the dossier ends the wait too.",
        Category = Category,
        Outcomes = ["AdReferendum", "WentOnWithout", "Revised", "Escalated", "OutcomeChanged", "Cutoff", "Ended"],
        Outputs = [DossierOutputs.CutoffFinding],
    };

    /// <inheritdoc/>
    protected override IEnumerable<StimulusKey> AwaitedOn(DossierSnapshot dossier) =>
    [
        FlowEvents.AdReferendum(dossier.Id), FlowEvents.WentOnWithout(dossier.Id), FlowEvents.Revised(dossier.Id), FlowEvents.Escalated(dossier.Id),
        FlowEvents.OutcomeChanged(dossier.Id), FlowEvents.Cutoff(dossier.Id), FlowEvents.Ended(dossier.Id),
    ];
}
