using System.Collections.Immutable;
using CoordinationFlow.Domain.Adoption;
using CoordinationFlow.Domain.AdReferendum;
using CoordinationFlow.Domain.Deadlines;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.FollowUp;
using CoordinationFlow.Domain.Meetings;
using CoordinationFlow.Domain.Positions;
using CoordinationFlow.Domain.Reopening;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.UnitTests.Domain.WorkingTime;
using FsCheck;
using FsCheck.Fluent;

namespace CoordinationFlow.UnitTests.Domain.Played.Aftermath;

/// <summary>A dossier's aftermath by a list of choices: acts in any order, also those that are not possible, on the dossier and on the plain model.</summary>
public sealed class AftermathPlay(int[] list)
{
    private static readonly string[] Holders = ["VL", "WAL"];

    private static readonly string[] Paragraphs = ["1", "2"];

    private readonly Played.Choices _choices = new(list);
    private readonly List<string> _told = [];
    private char _letter = 'a';
    private PlayedDossier _played = default!;
    private PlainAftermath _plain = default!;

    /// <summary>By which it is played.</summary>
    internal int[] Choices { get; } = list;

    /// <summary>What was tried and whether it was accepted.</summary>
    internal IReadOnlyList<string> Told => _told;

    internal PlayedDossier Played => _played;

    /// <summary>Plays it; after each act dossier and model tell the same.</summary>
    internal void Play()
    {
        var proposed = _choices.Next(4) == 3 ? Vote.Oppose : Vote.Approve;
        DateOnly? meeting = _choices.OneIn(2) ? new DateOnly(2027, 1, 20).AddDays(_choices.Next(60)) : null;
        _plain = new PlainAftermath(proposed, meeting);
        _played = Playing.Prepared(Holders, null, sheet => sheet with { ProposedVote = proposed, Meeting = meeting, Cutoff = new DateTime(2099, 1, 5, 12, 0, 0), MaxRounds = 999 }, Draft());
        HoldARound();
        while (!_choices.AreUsedUp)
        {
            Act();
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"[{string.Join(", ", Choices)}]: {string.Join("; ", _told)}";

    private void Act()
    {
        var now = _played.Clock;
        switch (_choices.Next(12))
        {
            case 0 or 1: Try("adopt", _plain.Adopt(now), new Adopt(PlayedDossier.Id)); break;
            case 2 when Reason() is var reason: Try("abstain", _plain.Abstain(reason), new RecordAbstention(PlayedDossier.Id, reason)); break;
            case 3 when Reason() is var reason: AdReferendum(reason); break;
            case 4 or 5 when ((ReportResult)_choices.Next(4), Reason()) is var (result, reason):
                Check("report " + result, _plain.Report(now, result, reason), _played.Send(new ReportBack(PlayedDossier.Id, result, reason), PlayedDossier.Representation));
                break;
            case 6 when Reason() is var reason: Try("reopen", _plain.Reopen(now, reason), new Reopen(PlayedDossier.Id, reason)); break;
            case 7 or 8: Lift(); break;
            case 9 when _choices.OneIn(8): Try("withdraw", _plain.Withdraw(), new Withdraw(PlayedDossier.Id, "no longer needed")); break;
            case 9: Move(); break;
            case 10: Pass(); break;
            case 11 when _plain.MayCirculate: HoldARound(); break;
        }
    }

    private void HoldARound()
    {
        var isNew = _told.Count > 0 && _choices.OneIn(2);
        _letter += (char)(isNew ? 1 : 0);
        _plain.Circulated(isNew);
        Check("circulate", true, _played.Circulate(deadline: new DeadlineRule.WorkingDays(1), paragraphs: isNew ? Draft() : null));
        foreach (var holder in Holders)
        {
            var consented = _choices.OneIn(2);
            var said = Paragraphs.ToDictionary(id => id, _ => (Stance[])[Stance.Agree, Stance.ParliamentaryReservation, Stance.ScrutinyReservation, Stance.Agree, Stance.ScrutinyReservation, Stance.SubstantiveReservation, Stance.Object])
                .ToDictionary(one => one.Key, one => one.Value[_choices.Next(_choices.OneIn(3) ? 7 : 5)]);
            foreach (var (id, stance) in said)
            {
                _plain.Answered(holder, id, stance, consented);
            }

            Check($"{holder} answers", true, _played.Commit(holder, Playing.Content(Stance.Agree, [.. said.Select(one => (one.Key, one.Value))]) with { ConsentsToAdoption = consented }));
        }

        if (_choices.OneIn(6))
        {
            AdReferendum("they decide tonight");
        }

        _played.Close();
        _plain.Closed();
        _plain.PassTo(_played.Clock);
        Compare();
    }

    private void AdReferendum(string reason)
    {
        Vote? vote = _choices.OneIn(3) ? Vote.Abstain : null;
        Try("instruct ad referendum", _plain.InstructAdReferendum(_played.Clock, reason, vote), new InstructAdReferendum(PlayedDossier.Id, reason, vote));
    }

    private void Lift()
    {
        var (holder, paragraph, to) = (Holders[_choices.Next(2)], Paragraphs[_choices.Next(2)], (Stance)_choices.Next(5));
        Check(
            $"{holder} lifts §{paragraph} to {to}",
            _plain.Lift(holder, paragraph, to),
            _played.Send(new LiftReservation(PlayedDossier.Id, ImmutableDictionary<string, Stance>.Empty.Add(paragraph, to)), PlayedDossier.Holder(holder)));
    }

    /// <summary>When a meeting may be moved is not the aftermath's own: the dossier says.</summary>
    private void Move()
    {
        var day = DateOnly.FromDateTime(PlainClock.Local(_played.Clock)).AddDays(_choices.Next(40));
        var isMoved = _played.Send(new MoveMeeting(PlayedDossier.Id, day), PlayedDossier.Coordinator).Refusal is null;
        if (isMoved)
        {
            _plain.Moved(day);
        }

        _told.Add($"meeting on {day:O}{(isMoved ? "" : " (refused)")}");
        Compare();
    }

    private void Pass()
    {
        _played.PassTo(_played.Clock.AddHours(1 + _choices.Next(300)));
        _plain.PassTo(_played.Clock);
        _told.Add($"{_played.Clock:u}");
        Compare();
    }

    private string Reason() => _choices.OneIn(5) ? "" : "so it was decided";

    private void Try(string what, bool expected, DossierCommand command) => Check(what, expected, _played.Send(command, PlayedDossier.Coordinator));

    private void Check(string what, bool expected, Decision decision)
    {
        _told.Add(what + (decision.Refusal is { } refusal ? $" ({refusal.Code})" : ""));
        Assert.True(expected == decision.Refusal is null, $"{ToString()}\nexpected to be {(expected ? "accepted" : "refused")}");
        Compare();
    }

    private void Compare() => Assert.True(_plain.Tell() == PlainAftermath.Tell(_played.Now), $"{ToString()}\nexpected:\n{_plain.Tell()}\nis:\n{PlainAftermath.Tell(_played.Now)}");

    private ImmutableArray<CoordinationFlow.Domain.Drafts.Paragraph> Draft() => PlayedDossier.Draft($"{_letter}", $"{_letter}");
}

/// <summary>Makes and shrinks plays of the aftermath.</summary>
public static class AftermathPlays
{
    private static readonly Arbitrary<int[]> Lists = Arb.From(Gen.Choose(20, 160).SelectMany(length => Gen.Choose(0, 2519).ArrayOf(length)), Plays.Shorter);

    /// <summary>Random ones.</summary>
    public static Arbitrary<AftermathPlay> Aftermath() => Lists.Convert(list => new AftermathPlay(list), play => play.Choices);
}
