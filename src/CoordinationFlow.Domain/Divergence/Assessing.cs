using System.Collections.Immutable;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Rounds;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Divergence;

/// <summary>From positions to the outcome (domain 3.6).</summary>
public static class Assessing
{
    /// <summary>Where the dossier stands now on its current version.</summary>
    public static Assessment Assess(this DossierSnapshot dossier)
    {
        var counted = dossier.Counted.ToArray();
        var nobodyCompetent = counted.All(code => code == dossier.Sheet.Pilot);
        var looked = nobodyCompetent ? [dossier.Sheet.Pilot] : counted;
        var marks = dossier.Version?.Paragraphs ?? [];
        var paragraphs = marks.ToImmutableDictionary(mark => mark.Id, mark => ParagraphCombination.Of(looked.Select(code => (code, Standing.Of(dossier, code, mark)))));
        var (outcome, reason) =
            nobodyCompetent ? (Outcome.Incomplete, IncompleteReason.NobodyCompetent)
            : paragraphs.Values.Any(paragraph => paragraph.State == ParagraphState.Blocked) ? (Outcome.Diverged, (IncompleteReason?)null)
            : paragraphs.Values.Any(paragraph => paragraph.State == ParagraphState.Incomplete) ? (Outcome.Incomplete, IncompleteReason.NoAnswer)
            : (Outcome.Converged, null);
        var classes = counted.ToLookup(code => ClassOf(dossier, code));
        return new Assessment(outcome, reason, paragraphs)
        {
            Express = [.. classes[AnswerClass.Express]],
            Tacit = [.. classes[AnswerClass.Tacit]],
            Missing = [.. classes[AnswerClass.Missing]],
            NoCompetence = [.. dossier.CountedSeats.Where(code => dossier.NotCompetent.Contains(code) && !dossier.Excluded.Contains(code))],
            Excluded = [.. dossier.Excluded],
        };
    }

    /// <summary>The assessment at a round's close: with what was carried over, notes of consulted participants, and whether silence is unbroken.</summary>
    public static Assessment AssessClose(this DossierSnapshot dossier, Round round) => dossier.Assess() with
    {
        CarriedOver = CarriedOver(dossier, round),
        Notes = Notes(dossier),
        Unbroken = round.Procedure == Procedure.Ordinary ? null : dossier.SilenceIsUnbroken(),
    };

    /// <summary>No counted stance, carried-over ones included, is P, S, R or O (domain 3.8).</summary>
    public static bool SilenceIsUnbroken(this DossierSnapshot dossier) =>
        !dossier.Counted.Any(code => (dossier.Version?.Paragraphs ?? []).Any(mark => Standing.Of(dossier, code, mark).BreaksSilence));

    /// <summary>Whether two assessments say the same of outcome and classes (what <see cref="OutcomeChanged"/> is about).</summary>
    public static bool IsSameAs(this Assessment one, Assessment? other) =>
        other is not null && one.Outcome == other.Outcome && one.Reason == other.Reason
        && one.Paragraphs.Count == other.Paragraphs.Count && one.Paragraphs.All(paragraph => paragraph.Value.Equals(other.Paragraphs.GetValueOrDefault(paragraph.Key)))
        && one.Express.SequenceEqual(other.Express) && one.Tacit.SequenceEqual(other.Tacit) && one.Missing.SequenceEqual(other.Missing)
        && one.NoCompetence.SequenceEqual(other.NoCompetence) && one.Excluded.SequenceEqual(other.Excluded);

    private static AnswerClass ClassOf(DossierSnapshot dossier, string participant)
    {
        var standings = (dossier.Version?.Paragraphs ?? []).Select(mark => Standing.Of(dossier, participant, mark)).ToArray();
        return Array.Exists(standings, standing => standing.IsMissing) ? AnswerClass.Missing
            : Array.Exists(standings, standing => standing.IsTacit) ? AnswerClass.Tacit
            : AnswerClass.Express;
    }

    private static ImmutableDictionary<string, ImmutableArray<string>> CarriedOver(DossierSnapshot dossier, Round round) =>
        round.Tasks.Keys
            .Where(code => code != dossier.Sheet.Pilot && dossier.IsCounted(code) && !round.Standing.ContainsKey(code))
            .Select(code => (Code: code, Ids: (ImmutableArray<string>)[.. dossier.Version!.Paragraphs.Where(mark => dossier.WordOf(code, mark) is not null).Select(mark => mark.Id)]))
            .Where(one => !one.Ids.IsEmpty)
            .ToImmutableDictionary(one => one.Code, one => one.Ids);

    private static ImmutableDictionary<string, ImmutableArray<string>> Notes(DossierSnapshot dossier)
    {
        var consulted = dossier.Seats.Where(seat => seat.Value == Seat.Consulted).Select(seat => seat.Key).ToArray();
        return dossier.Version!.Paragraphs
            .Select(mark => (mark.Id, By: (ImmutableArray<string>)[.. consulted.Where(code => dossier.WordOf(code, mark) is { Stance: not Stance.Agree })]))
            .Where(one => !one.By.IsEmpty)
            .ToImmutableDictionary(one => one.Id, one => one.By);
    }

    private enum AnswerClass
    {
        Missing,
        Tacit,
        Express,
    }
}
