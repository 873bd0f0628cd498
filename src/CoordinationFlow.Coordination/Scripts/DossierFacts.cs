using CoordinationFlow.Coordination.Activities;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Escalation;
using CoordinationFlow.Domain.Rounds;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Coordination.Scripts;

/// <summary>
/// What a flow's script may know of its dossier to choose its way: ids, codes, counts and instants. No title, text, stance, remark or name of who
/// answered what (design, section 4): what a script has read may stand in a variable, which flow designers see.
/// </summary>
internal static class DossierFacts
{
    private static readonly Facts<Round> Rounds = new(
        new("number", "number", "Counts the dossier's rounds, from 1.", round => round.Number),
        Fact<Round>.OneCode("role", "What kind of round.", round => round.Role),
        Fact<Round>.OneCode("procedure", "How it is held.", round => round.Procedure),
        Fact<Round>.OneCode("state", "Whether it is open.", round => round.State),
        Fact<Round>.Instant("openedAt", "When it was opened.", round => round.OpenedAt),
        Fact<Round>.Instant("deadline", "Until when answers are in time.", round => round.Deadline),
        Fact<Round>.Instant("closedAt", "When it was closed; null: it is not.", round => round.ClosedAt),
        Fact<Round>.Code("outcome", "What the positions come to; null until it is closed.", round => round.Now?.Outcome));

    private static readonly Facts<Sitting> Sittings = new(
        Fact<Sitting>.OneCode("level", "The level that is to sit.", sitting => sitting.Level),
        Fact<Sitting>.Instant("convenedAt", "When it was convened.", sitting => sitting.ConvenedAt),
        Fact<Sitting>.Instant("plannedAt", "When it is to sit.", sitting => sitting.PlannedAt));

    private static readonly Facts<DossierSnapshot> Dossier = new(
        new("id", "string", "The dossier's id.", dossier => dossier.Id),
        new("reference", "string", "Such as BE-2027-0001.", dossier => dossier.Sheet.Reference),
        Fact<DossierSnapshot>.OneCode("state", "Where it stands.", dossier => dossier.State),
        new("position", "number", "1, and one more for each reopening.", dossier => dossier.PositionNo),
        new("policyAreas", "readonly string[]", "Codes of its policy areas.", dossier => dossier.Sheet.Areas.ToArray()),
        Fact<DossierSnapshot>.OneCode("classification", "Who may see what, at most.", dossier => dossier.Sheet.Classification),
        Fact<DossierSnapshot>.Code("votingRule", "How the table votes; null: not known.", dossier => dossier.Sheet.VotingRule),
        new("urgent", "boolean", "Whether its last round is or was held by the urgent procedure.", dossier => dossier.LastRound?.Procedure == Procedure.Urgent),
        Fact<DossierSnapshot>.OneCode("level", "The level that is convened, else the one on whose agreement the draft rests; L0: none.", dossier => OpenSitting(dossier)?.Level ?? dossier.RestsOn),
        new("round", Rounds.Declaration + " | null", "The last round; null before the first.", dossier => dossier.LastRound is { } round ? Rounds.Of(round) : null),
        new("sitting", Sittings.Declaration + " | null", "The level that is convened; null: none is.", dossier => OpenSitting(dossier) is { } sitting ? Sittings.Of(sitting) : null),
        new("roundsLeft", "number", "Full rounds that it still allows.", dossier => DossierOutputs.CountRoundsLeft(dossier)),
        Fact<DossierSnapshot>.Instant("cutoff", "The last instant at which it can be decided; null: there is none.", dossier => dossier.Cutoff),
        new("cutoffReached", "boolean", "Whether the cutoff was reached.", dossier => dossier.CutoffIsReached));

    /// <summary>The object's type in TypeScript.</summary>
    public static string Declaration { get; } = Dossier.Declaration;

    /// <summary>The facts as the dossier stands.</summary>
    public static IReadOnlyDictionary<string, object?> Of(DossierSnapshot dossier) => Dossier.Of(dossier);

    private static Sitting? OpenSitting(DossierSnapshot dossier) => dossier.Sittings.LastOrDefault(sitting => sitting.IsOpen && sitting.Position == dossier.PositionNo);
}
