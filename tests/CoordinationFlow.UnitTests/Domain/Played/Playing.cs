using System.Collections.Immutable;
using CoordinationFlow.Domain.Deadlines;
using CoordinationFlow.Domain.Divergence;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Drafts;
using CoordinationFlow.Domain.Positions;
using CoordinationFlow.Domain.Refusals;
using CoordinationFlow.Domain.Rounds;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.UnitTests.Domain.Played;

/// <summary>Commands in the words of the field, for tests that tell a story.</summary>
internal static class Playing
{
    public const Stance A = Stance.Agree;
    public const Stance C = Stance.AgreeWithComments;
    public const Stance P = Stance.ParliamentaryReservation;
    public const Stance S = Stance.ScrutinyReservation;
    public const Stance R = Stance.SubstantiveReservation;
    public const Stance O = Stance.Object;
    public const Stance N = Stance.NoCompetence;

    /// <summary>A dossier in Preparing: pilot IBZ, three paragraphs.</summary>
    public static PlayedDossier Prepared(string[] required, string[]? consulted = null, Func<DossierSheet, DossierSheet>? with = null, ImmutableArray<Paragraph>? paragraphs = null)
    {
        var played = new PlayedDossier();
        var sheet = new DossierSheet { Reference = "BE-2027-0001", Pilot = "IBZ", Required = [.. required], Consulted = [.. consulted ?? []] };
        var created = played.Send(new CreateDossier(PlayedDossier.Id, with is null ? sheet : with(sheet), paragraphs ?? PlayedDossier.Draft("a", "a", "a")), PlayedDossier.Coordinator);
        Assert.Null(created.Refusal);
        return played;
    }

    public static Decision Circulate(this PlayedDossier played, Procedure procedure = Procedure.Ordinary, DeadlineRule? deadline = null, ImmutableArray<Paragraph>? paragraphs = null, string[]? ask = null, string? reason = null) =>
        played.Send(new Circulate(PlayedDossier.Id, procedure, deadline, paragraphs ?? [], [.. ask ?? []], reason), PlayedDossier.Coordinator);

    /// <summary>A content with everything that its stances need.</summary>
    public static PositionContent Content(Stance stance, params (string Id, Stance Stance)[] paragraphs) => new(stance)
    {
        Paragraphs = paragraphs.ToImmutableDictionary(one => one.Id, one => one.Stance),
        Reason = "the reason",
        Comment = "the comment",
        Parliament = "the parliament",
    };

    /// <summary>An answer to the participant's task of the last round that asks it, replacing what stands.</summary>
    public static Decision Commit(this PlayedDossier played, string participant, Stance stance, params (string Id, Stance Stance)[] paragraphs) =>
        played.Commit(participant, Content(stance, paragraphs));

    public static Decision Commit(this PlayedDossier played, string participant, PositionContent content, DateTimeOffset? stamp = null, int? round = null)
    {
        var task = played.TaskOf(participant, round);
        var standing = played.Now.Rounds.LastOrDefault(one => round is null ? one.Tasks.ContainsKey(participant) || participant == played.Now.Sheet.Pilot : one.Number == round)?.Standing.GetValueOrDefault(participant);
        return played.Send(new CommitPosition(PlayedDossier.Id, task, content, standing), PlayedDossier.Holder(participant), stamp);
    }

    /// <summary>The id of the participant's task in the round, or in the last one that asks it; null: it has none.</summary>
    public static string? TaskOf(this PlayedDossier played, string participant, int? round = null) =>
        played.Now.Rounds.LastOrDefault(one => one.Tasks.ContainsKey(participant) && (round ?? one.Number) == one.Number)?.Tasks[participant].Id;

    /// <summary>Passes to the open round's close.</summary>
    public static Assessment Close(this PlayedDossier played)
    {
        played.PassTo(played.Now.OpenRound!.ClosesAt);
        return played.Now.LastRound!.AtClose!;
    }

    public static Refusal RefusedAs(this Decision decision, string code)
    {
        Assert.Equal(code, decision.Refusal?.Code);
        Assert.Empty(decision.Events);
        return decision.Refusal!;
    }

    public static ParagraphResult Of(this Assessment assessment, string paragraph) => assessment.Paragraphs[paragraph];
}
