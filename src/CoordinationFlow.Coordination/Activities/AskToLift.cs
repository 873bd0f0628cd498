using CoordinationFlow.Coordination.Flows;
using CoordinationFlow.Coordination.Sessions;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.Coordination.Activities;

/// <summary>Asks those that hold back to lift: a Lift task to each holder of an open reservation or objection, then the wait for a changed outcome.</summary>
public sealed class AskToLift(SessionParts parts) : PersonsTurnActivity(parts)
{
    /// <inheritdoc/>
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "CoordinationFlow.AskToLift",
        DisplayName = "Ask participants to lift",
        Description = "Asks every holder of an open reservation or objection, or the one named, to lift it, and waits for a changed outcome. Another round, a convened level, the cutoff or an end of the dossier ends the wait too.",
        Category = Category,
        Inputs = [new("Participant", "String", "A participant's code; empty: all that hold back.")],
        Outcomes = ["OutcomeChanged", "Revised", "Escalated", "Cutoff", "Ended", "Done"],
        MustHandle = ["Cutoff"],
        Outputs = [new("Asked", "Int32", "How many were asked; none: it leaves by Done at once."), DossierOutputs.CutoffFinding],
    };

    /// <inheritdoc/>
    protected override bool Turn(ActivityContext context, DossierSession session)
    {
        var only = context.Input<string>("Participant");
        var done = session.Decide(new Domain.Reservations.AskToLift(session.DossierId, string.IsNullOrEmpty(only) ? null : only), Actor.Flow).Refusal is null;
        var asked = done ? session.Snapshot.Lifts.Count(lift => lift.IsOpen && (string.IsNullOrEmpty(only) || lift.Participant == only)) : 0;
        context.SetOutput("Asked", asked);
        return asked > 0;
    }

    /// <inheritdoc/>
    protected override IEnumerable<StimulusKey> AwaitedOn(DossierSnapshot dossier) =>
        [FlowEvents.OutcomeChanged(dossier.Id), FlowEvents.Revised(dossier.Id), FlowEvents.Escalated(dossier.Id), FlowEvents.Cutoff(dossier.Id), FlowEvents.Ended(dossier.Id)];
}
