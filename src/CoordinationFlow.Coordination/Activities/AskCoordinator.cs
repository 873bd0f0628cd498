using CoordinationFlow.Coordination.Flows;
using CoordinationFlow.Coordination.Sessions;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.Coordination.Activities;

/// <summary>Waits for the coordinator's choice: adopt, another round, convene a level, go on without, abstain.</summary>
public sealed class AskCoordinator(SessionParts parts) : PersonsTurnActivity(parts)
{
    /// <inheritdoc/>
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "CoordinationFlow.AskCoordinator",
        DisplayName = "Ask the coordinator",
        Description = "Waits for the coordinator. Another round leaves by Revised to the next Circulate; convening a level by Escalated; adopting or abstaining leaves by Ended; the cutoff ends the wait as well. Withdrawing cancels the instance.",
        Category = Category,
        Inputs =
        [
            new("Choices", "Object", "What the coordinator is offered first; the procedure's rules decide what is possible.")
            {
                UiHint = "checklist", Choices = ["adopt", "circulate", "goOnWithout", "admitLate", "escalate", "recordAbstention", "withdraw"], DefaultValue = new[] { "adopt", "circulate", "recordAbstention" },
            },
        ],
        Outcomes = ["Revised", "Escalated", "Cutoff", "Ended"],
        Outputs = [DossierOutputs.CutoffFinding],
    };

    /// <inheritdoc/>
    protected override IEnumerable<StimulusKey> AwaitedOn(DossierSnapshot dossier) =>
        [FlowEvents.Revised(dossier.Id), FlowEvents.Escalated(dossier.Id), FlowEvents.Cutoff(dossier.Id), FlowEvents.Ended(dossier.Id)];
}
