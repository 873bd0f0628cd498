using CoordinationFlow.Coordination.Flows;
using CoordinationFlow.Coordination.Notices;
using CoordinationFlow.Coordination.Sessions;
using CoordinationFlow.Domain.Divergence;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.Coordination.Activities;

/// <summary>Asks those that hold back to lift: a notice to each holder of an open reservation or objection, then the wait for a changed outcome.</summary>
public sealed class AskToLift(SessionParts parts) : PersonsTurnActivity(parts)
{
    private readonly SessionParts _parts = parts;

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
    protected override bool Turn(ActivityContext context, DossierSnapshot dossier)
    {
        var asked = Holders(dossier, context.Input<string>("Participant"));
        new DossierNotices(context.Step, _parts, dossier).AskToLift(asked, context.Step.At);
        context.SetOutput("Asked", asked.Length);
        return asked.Length > 0;
    }

    /// <inheritdoc/>
    protected override IEnumerable<StimulusKey> AwaitedOn(DossierSnapshot dossier) =>
        [FlowEvents.OutcomeChanged(dossier.Id), FlowEvents.Revised(dossier.Id), FlowEvents.Escalated(dossier.Id), FlowEvents.Cutoff(dossier.Id), FlowEvents.Ended(dossier.Id)];

    private static string[] Holders(DossierSnapshot dossier, string? only) =>
    [
        .. dossier.Counted.Where(code => (string.IsNullOrEmpty(only) || code == only)
            && (dossier.Version?.Paragraphs ?? []).Any(mark => Standing.Of(dossier, code, mark) is { Blocks: true } or { Reserves: true })),
    ];
}
