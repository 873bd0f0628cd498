using CoordinationFlow.Coordination.Flows;
using CoordinationFlow.Coordination.Sessions;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.Coordination.Activities;

/// <summary>Waits for the coordinator to convene the next level of the ladder (domain 3.13): where no round is left, and between two levels.</summary>
public sealed class AskToEscalate(SessionParts parts) : PersonsTurnActivity(parts)
{
    /// <inheritdoc/>
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "CoordinationFlow.AskToEscalate",
        DisplayName = "Ask the coordinator to escalate",
        Description = "Waits for the next level to be convened. Another round instead leaves by Revised, a changed outcome by OutcomeChanged, between two levels the last block's lifting by Lifted; the cutoff or an end of the dossier ends the wait too.",
        Category = Category,
        Outcomes = ["Escalated", "Revised", "OutcomeChanged", "Lifted", "Cutoff", "Ended"],
        MustHandle = ["Cutoff"],
        Outputs = [DossierOutputs.CutoffFinding],
    };

    /// <inheritdoc/>
    protected override IEnumerable<StimulusKey> AwaitedOn(DossierSnapshot dossier) =>
    [
        FlowEvents.Escalated(dossier.Id),
        .. dossier.State == DossierState.Escalated
            ? (StimulusKey[])[FlowEvents.Lifted(dossier.Id)]
            : [FlowEvents.Revised(dossier.Id), FlowEvents.OutcomeChanged(dossier.Id)],
        FlowEvents.Cutoff(dossier.Id),
        FlowEvents.Ended(dossier.Id),
    ];
}
