using System.Collections.Immutable;
using CoordinationFlow.Domain.Divergence;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Reservations;
using CoordinationFlow.Domain.Rounds;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Participants;

/// <summary>Folds a retirement: whose words stand for whom from then on (domain 3.11; INV-36).</summary>
internal static class Succession
{
    /// <summary>The stronger of the two seats.</summary>
    public static Seat Stronger(DossierSnapshot dossier, string code, string successor) =>
        dossier.Seats.TryGetValue(successor, out var own) && own < dossier.Seats[code] ? own : dossier.Seats[code];

    public static DossierSnapshot Retire(DossierSnapshot dossier, ParticipantChanged e) =>
        e.Successor is { } successor ? Succeed(dossier, e.Participant, successor) : Leave(dossier, e.Participant);

    private static DossierSnapshot Leave(DossierSnapshot dossier, string code) =>
        dossier.Seats[code] is Seat.Pilot or Seat.Required
            ? dossier with { Excluded = dossier.Excluded.Add(code), GoneOnWithout = dossier.GoneOnWithout.Remove(code) }
            : WithSeats(dossier, dossier.Seats.Remove(code)) with { Successors = dossier.Successors.SetItem(code, "") };

    private static DossierSnapshot Succeed(DossierSnapshot dossier, string code, string successor)
    {
        var seats = dossier.Seats.Remove(code).SetItem(successor, Stronger(dossier, code, successor));
        var (one, other) = (dossier.Words.GetValueOrDefault(code), dossier.Words.GetValueOrDefault(successor));
        var hasSpoken = other is not null || dossier.NotCompetent.Contains(successor);
        var words = Merged(one, other);
        var isCompetent = words is not null || !dossier.NotCompetent.Contains(hasSpoken ? successor : code);
        var after = WithSeats(OpenRoundOf(dossier, code, successor, changesWords: !ReferenceEquals(words, other)), seats) with
        {
            Successors = dossier.Successors.SetItem(code, successor),
            Words = words is null ? dossier.Words : dossier.Words.Remove(code).SetItem(successor, words),
            NotCompetent = isCompetent ? dossier.NotCompetent.Except([code, successor]) : dossier.NotCompetent.Remove(code).Add(successor),
            Silences = Silent(dossier, code, successor),
            Kept = [.. dossier.Kept.Select(kept => kept.Participant == code ? kept with { Participant = successor } : kept)
                .GroupBy(kept => (kept.Participant, kept.Paragraph)).Select(group => group.MaxBy(kept => kept.Stance)!)],
        };
        var wasGoneOnWithout = dossier.GoneOnWithout.Overlaps([code, successor]) && after.Version!.Paragraphs.Any(mark => Standing.Of(after, successor, mark).IsMissing);
        var others = dossier.GoneOnWithout.Except([code, successor]);
        return after with { GoneOnWithout = wasGoneOnWithout ? others.Add(successor) : others };
    }

    /// <summary>Paragraph by paragraph the more severe word, of two equal ones the one that concedes less; the successor's own object where nothing is added.</summary>
    private static ImmutableDictionary<string, Word>? Merged(ImmutableDictionary<string, Word>? one, ImmutableDictionary<string, Word>? other) =>
        one is null || other is null ? one ?? other
        : other.SetItems(one.Where(word => !other.TryGetValue(word.Key, out var own) || IsMoreSevere(word.Value, own)));

    private static bool IsMoreSevere(Word one, Word other) =>
        one.Stance > other.Stance
        || (one.Stance == other.Stance && ((other.Consented && !one.Consented) || (other.Statement is not null && one.Statement is null)));

    /// <summary>Both silent on one version: agreement only on what both silences are; else what either was taken for.</summary>
    private static ImmutableDictionary<string, Silence> Silent(DossierSnapshot dossier, string code, string successor)
    {
        if (!dossier.Silences.TryGetValue(code, out var one))
        {
            return dossier.Silences;
        }

        var without = dossier.Silences.Remove(code);
        return !without.TryGetValue(successor, out var other) || other.Version < one.Version ? without.SetItem(successor, one)
            : other.Version > one.Version || (one.Proof is not null && one.Paragraphs is null) ? without
            : without.SetItem(successor, one.Proof is null ? one : other with { Paragraphs = [.. one.Paragraphs!.Value.Where(id => other.Paragraphs?.Contains(id) != false)] });
    }

    /// <summary>In the open round a position stands for the successor, and its task is answered by it; one of its own stands changed.</summary>
    private static DossierSnapshot OpenRoundOf(DossierSnapshot dossier, string code, string successor, bool changesWords)
    {
        if (changesWords)
        {
            dossier = dossier with { Positions = [.. dossier.Positions.Select(position => position.Participant == successor ? position with { LiftedSince = true } : position)] };
        }

        return dossier.OpenRound is not { } open || !open.Standing.TryGetValue(code, out var receipt) ? dossier : dossier.Change(open.Number, round => round with
        {
            Standing = round.Standing.ContainsKey(successor) ? round.Standing : round.Standing.SetItem(successor, receipt),
            Tasks = round.Tasks.GetValueOrDefault(successor) is { IsOpen: true } task
                ? round.Tasks.SetItem(successor, task with { State = TaskState.Answered })
                : round.Tasks,
        });
    }

    /// <summary>The sheet lists who has a seat, so that it can be edited once more after a reopening.</summary>
    private static DossierSnapshot WithSeats(DossierSnapshot dossier, ImmutableSortedDictionary<string, Seat> seats)
    {
        ImmutableArray<string> On(Seat seat) => [.. seats.Where(one => one.Value == seat).Select(one => one.Key)];
        return dossier with
        {
            Seats = seats,
            Sheet = dossier.Sheet with
            {
                Pilot = On(Seat.Pilot) is [var pilot, ..] ? pilot : dossier.Sheet.Pilot,
                Required = On(Seat.Required),
                Consulted = On(Seat.Consulted),
                Informed = On(Seat.Informed),
                Observers = On(Seat.Observer),
            },
        };
    }
}
