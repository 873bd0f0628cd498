using System.Collections.Immutable;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Reservations;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Rounds;

/// <summary>Folds what happens to rounds.</summary>
internal static class RoundFold
{
    public static DossierSnapshot? Fold(DossierSnapshot dossier, DossierEvent happened) => happened switch
    {
        RoundOpened e => Open(dossier, e),
        RemindersArmed e => dossier.Change(e.Round, round => round with { Reminders = e.Reminders }),
        ReminderSent e => dossier.Change(e.Round, round => round with { Reminders = round.Reminders.RemoveAll(one => one.Kind == e.Reminder) }),
        SilenceBroken e => dossier.Change(e.Round, round => round with { BrokenBy = round.BrokenBy.Add(e.Participant) }),
        RoundClosed e => Close(dossier, e),
        RoundCancelled e => dossier.Change(e.Round, round => round with { State = RoundState.Cancelled, Reminders = [], ClosedAt = e.At }),
        OutcomeChanged e => dossier.Change(e.Round, round => round with { Now = e.Assessment }) with { WasBlocked = dossier.WasBlocked || e.Assessment.IsBlocked },
        DeadlineChanged e => dossier.Change(e.Round, round => round with { Deadline = e.Deadline, Rule = e.Rule, RuleFrom = e.ReckonedFrom ?? e.At, Reckoned = null, Impact = null, Moves = round.Moves + 1 }),
        WentOnWithout e => dossier with { GoneOnWithout = dossier.GoneOnWithout.Union(e.Participants) },
        _ => null,
    };

    /// <summary>The dossier with that round changed.</summary>
    public static DossierSnapshot Change(this DossierSnapshot dossier, int number, Func<Round, Round> change) =>
        dossier with { Rounds = [.. dossier.Rounds.Select(round => round.Number == number ? change(round) : round)] };

    private static DossierSnapshot Open(DossierSnapshot dossier, RoundOpened e)
    {
        var full = e.Role == RoundRole.Full;
        var round = new Round(e.Round, e.Role, e.Version, e.Procedure, e.At, e.Deadline, e.Rule) { CountsForLimit = full && !e.ReplacesSuperseded };
        return WithAuthorsConsent(dossier, e) with
        {
            State = DossierState.InRound,
            Rounds = dossier.Rounds.Add(round),
            GoneOnWithout = full ? [] : dossier.GoneOnWithout,
            RestsOn = full ? Level.L0 : dossier.RestsOn,
        };
    }

    /// <summary>
    /// From a version's first circulation on its pilot stands as its author on every paragraph that is new or changed in it, and on all of version 1;
    /// circulating the same version again leaves its last word (domain 3.5).
    /// </summary>
    private static DossierSnapshot WithAuthorsConsent(DossierSnapshot dossier, RoundOpened e)
    {
        var version = dossier.VersionOf(e.Version)!;
        if (version.CirculatedAt is not null)
        {
            return dossier;
        }

        var before = dossier.Versions.LastOrDefault(one => one.Number < version.Number && one.CirculatedAt is not null);
        var words = dossier.Words.GetValueOrDefault(dossier.Sheet.Pilot, ImmutableDictionary<string, Word>.Empty);
        foreach (var mark in version.Paragraphs.Where(mark => before?.Find(mark.Id)?.Hash != mark.Hash))
        {
            words = words.SetItem(Word.Key(mark), new Word(Stance.Agree, e.At, null));
        }

        return dossier with
        {
            Words = dossier.Words.SetItem(dossier.Sheet.Pilot, words),
            Versions = dossier.Versions.Replace(version, version with { CirculatedAt = e.At }),
        };
    }

    private static DossierSnapshot Close(DossierSnapshot dossier, RoundClosed e) =>
        dossier.Change(e.Round, round => round with { State = RoundState.Closed, Reminders = [], ClosedAt = e.At, ClosedBy = e.By, AtClose = e.Assessment, Now = e.Assessment }) with
        {
            State = DossierState.Assessing,
            Silences = dossier.WithSilences(e.Silences),
            WasBlocked = dossier.WasBlocked || e.Assessment.IsBlocked,
        };

    /// <summary>The silences with those of a closing round taken in.</summary>
    public static ImmutableDictionary<string, Silence> WithSilences(this DossierSnapshot dossier, ImmutableDictionary<string, DateTimeOffset?> silences) =>
        dossier.Silences.SetItems(silences.Select(one => KeyValuePair.Create(one.Key, new Silence(dossier.Version!.Number, one.Value))));
}
