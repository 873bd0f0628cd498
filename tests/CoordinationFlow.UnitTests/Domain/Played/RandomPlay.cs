using System.Collections.Immutable;
using CoordinationFlow.Domain.Adoption;
using CoordinationFlow.Domain.AdReferendum;
using CoordinationFlow.Domain.Deadlines;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Drafts;
using CoordinationFlow.Domain.FollowUp;
using CoordinationFlow.Domain.Impacts;
using CoordinationFlow.Domain.Meetings;
using CoordinationFlow.Domain.Positions;
using CoordinationFlow.Domain.Reopening;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Domain.Rounds;
using CoordinationFlow.Domain.Tasks;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.UnitTests.Domain.Played;

/// <summary>
/// Plays a dossier by a list of choices: people, ministries and clock do what they do, sensible or not. A shorter list is a shorter play, so
/// that a failing one shrinks.
/// </summary>
internal sealed class RandomPlay
{
    private static readonly string[] Codes = ["FA", "JUS", "VL", "WAL"];

    private readonly RandomAnswers _answers;
    private readonly RandomLadder _ladder;
    private readonly RandomMistakes _mistakes;
    private readonly Choices _choices;
    private SortedDictionary<int, char> _letters = new() { [1] = 'a', [2] = 'a', [3] = 'a' };

    private RandomPlay(int[] choices)
    {
        _choices = new Choices(choices);
        Played = Begun();
        _answers = new RandomAnswers(Played, _choices);
        _ladder = new RandomLadder(Played, _choices);
        _mistakes = new RandomMistakes(Played, _choices);
    }

    public PlayedDossier Played { get; }

    private bool IsOver => Played.Now.State is not (DossierState.Preparing or DossierState.InRound or DossierState.Assessing or DossierState.Escalated);

    public static PlayedDossier Of(int[] choices)
    {
        var play = new RandomPlay(choices);
        for (var ended = 0; !play._choices.AreUsedUp && ended < 8; ended += play.IsOver ? 1 : 0)
        {
            play.Move();
            play.DeliverLate();
            play.Act();
        }

        return play.Played;
    }

    private PlayedDossier Begun()
    {
        var required = Codes[..(1 + _choices.Next(4))];
        var played = Playing.Prepared(required, _choices.OneIn(3) ? ["BRU"] : [], sheet => sheet with
        {
            MaxRounds = 1 + _choices.Next(3),
            Cutoff = _choices.OneIn(3) ? new DateTime(2027, 1, 14 + _choices.Next(10), 12, 0, 0) : null,
            VotingRule = _choices.OneIn(2) ? VotingRule.Unanimity : null,
            ProposedVote = _choices.OneIn(4) ? Vote.Oppose : Vote.Approve,
            Category = _choices.OneIn(3) ? "III" : null,
        });
        if (_choices.OneIn(3))
        {
            played.ManualDelivery.Add(required[0]);
        }

        return played;
    }

    private void Move()
    {
        var to = _choices.Next(Played.Now.State == DossierState.InRound ? 20 : 9) switch
        {
            0 or > 13 => Played.Clock,
            1 or 2 or > 8 => Played.Clock.AddMinutes(_choices.Next(90)),
            3 or 4 => Played.Clock.AddHours(1 + _choices.Next(7)),
            5 => PlayedDossier.Brussels($"{WorkingTime.PlainClock.Local(Played.Clock).AddDays(1):yyyy-MM-dd} 09:00"),
            6 => Played.Now.Cutoff is { } cutoff ? cutoff.AddSeconds(_choices.Next(3)) : Played.Clock.AddHours(30),
            _ => (Played.Now.OpenRound?.Deadline ?? Played.Clock).AddMilliseconds(-1000 + (500 * _choices.Next(6))),
        };
        if (_choices.OneIn(8))
        {
            Played.SleepUntil(to);
        }
        else
        {
            Played.PassTo(to);
        }
    }

    /// <summary>What waits for its delivery gets it at last, around the least notice before the deadline.</summary>
    private void DeliverLate()
    {
        if (Played.Now.OpenRound is { } round && round.Tasks.Values.FirstOrDefault(task => task.State == TaskState.Issued) is { } task && _choices.OneIn(4))
        {
            Played.PassTo(round.Deadline.AddMinutes(-_choices.Next(300)));
            Played.Send(new DeliverTask(PlayedDossier.Id, task.Id), Actor.Clock);
        }
    }

    private void Act()
    {
        if (_choices.OneIn(10))
        {
            _mistakes.Make();
            return;
        }

        switch (Played.Now.State)
        {
            case DossierState.Preparing: Prepare(); break;
            case DossierState.InRound when !_choices.OneIn(4): _answers.Act(); break;
            case DossierState.InRound: Run(); break;
            case DossierState.Escalated: Climb(); break;
            case DossierState.Assessing when _choices.OneIn(3): _answers.Act(); break;
            case DossierState.Assessing: Assess(); break;
            default: End(); break;
        }
    }

    private void Prepare()
    {
        switch (_choices.Next(8))
        {
            case 0: Send(new WriteDraft(PlayedDossier.Id, NextDraft())); break;
            case 1: SetSeat(); break;
            case 3 when _choices.OneIn(3): Move(meeting: true); break;
            case 2 when _choices.OneIn(12): Send(new Withdraw(PlayedDossier.Id, "no longer needed")); break;
            default: Circulate(); break;
        }
    }

    private void Run()
    {
        switch (_choices.Next(15))
        {
            case 0: Send(new Extend(PlayedDossier.Id, Deadline(), "more time", _choices.OneIn(3) ? "needed" : null)); break;
            case 1: Send(new Shorten(PlayedDossier.Id, Deadline(), "less time")); break;
            case 2 or 3: Send(new Supersede(PlayedDossier.Id, AProcedure(), Deadline(), NextDraft())); break;
            case 4 or 5: SetSeat(); break;
            case 6: Send(new CloseEarly(PlayedDossier.Id)); break;
            case 7: Send(new Remind(PlayedDossier.Id)); break;
            case 8: Send(new RecordAbstention(PlayedDossier.Id, _choices.OneIn(2) ? "no hope" : null)); break;
            case 9: Circulate(); break;
            case 10: Stray(); break;
            case 12: Move(meeting: _choices.OneIn(3)); break;
            case 13: Depart(); break;
            case 14: Send(_choices.OneIn(3) ? new KeepImpact(PlayedDossier.Id, "it may stay") : new ApplyImpact(PlayedDossier.Id)); break;
            default: Send(_choices.OneIn(6) ? new Withdraw(PlayedDossier.Id, "no longer needed") : new Adopt(PlayedDossier.Id)); break;
        }
    }

    /// <summary>Somebody is retired, the meeting or the calendar changes, or there is no time left.</summary>
    private void Depart()
    {
        switch (_choices.Next(5))
        {
            case 0 when Played.Now.Seats.Keys.Where(code => code != "IBZ").ToArray() is [_, _, ..] codes:
                var code = codes[_choices.Next(codes.Length)];
                var successor = new[] { null, "FA", "VL", "WAL", "IO", "IBZ", "BRU" }[_choices.Next(7)];
                Played.Retire(code, successor == code ? null : successor);
                break;
            case 1 or 2: Send(new InstructAdReferendum(PlayedDossier.Id, "they decide tonight", _choices.OneIn(2) ? Vote.Abstain : null)); break;
            default: Move(meeting: _choices.OneIn(2)); break;
        }
    }

    /// <summary>The meeting or the calendar changes under the dossier.</summary>
    private void Move(bool meeting)
    {
        var day = DateOnly.FromDateTime(WorkingTime.PlainClock.Local(Played.Clock)).AddDays(1 + _choices.Next(5));
        if (meeting)
        {
            Send(new MoveMeeting(PlayedDossier.Id, day.AddDays(_choices.Next(4))));
        }
        else
        {
            Played.ToggleBridgeDay(Played.Calendar.BridgeDays.Count > 0 && _choices.OneIn(3) ? Played.Calendar.BridgeDays.Order().First() : day);
        }
    }

    private void Assess()
    {
        switch (_choices.Next(15))
        {
            case 0 or 1 or 9: Send(new Adopt(PlayedDossier.Id)); break;
            case 2:
                Send(new GoOnWithout(PlayedDossier.Id, "they had time"));
                Send(new Adopt(PlayedDossier.Id));
                break;
            case 3: Send(new AdmitLate(PlayedDossier.Id, Codes[_choices.Next(4)], "for good reasons")); break;
            case 4: SetSeat(); break;
            case 5: Send(new Circulate(PlayedDossier.Id, AProcedure(), Deadline(), [], [Codes[_choices.Next(4)]])); break;
            case 6: Played.Send(_choices.OneIn(2) ? new RecordAbstention(PlayedDossier.Id) : new Adopt(PlayedDossier.Id), Actor.Flow); break;
            case 7: Stray(); break;
            case 11: Depart(); break;
            case > 11: _ladder.Convene(); break;
            case 8 when _choices.OneIn(3): Send(new WriteDraft(PlayedDossier.Id, NextDraft())); break;
            case 8 when _choices.OneIn(3): Send(new RecordAbstention(PlayedDossier.Id, "no agreement")); break;
            default: Circulate(); break;
        }
    }

    private void Climb()
    {
        switch (_choices.Next(14))
        {
            case 0 or 1 or 2: _answers.Act(); break;
            case 3: SetSeat(); break;
            case 4: Send(new AdmitLate(PlayedDossier.Id, Codes[_choices.Next(4)], "for good reasons")); break;
            case 5: Stray(); break;
            case 6 when _choices.OneIn(4): Send(new RecordAbstention(PlayedDossier.Id, "no hope")); break;
            case 6 when _choices.OneIn(4): Send(new Withdraw(PlayedDossier.Id, "no longer needed")); break;
            case 7: Send(new Adopt(PlayedDossier.Id)); break;
            default: _ladder.Act(); break;
        }
    }

    private void End()
    {
        switch (_choices.Next(8))
        {
            case 5: Played.Send(new ReportBack(PlayedDossier.Id, (ReportResult)_choices.Next(4), _choices.OneIn(3) ? null : "so it went"), PlayedDossier.Representation); break;
            case 6: Send(new Reopen(PlayedDossier.Id, "another try")); break;
            case 7: Depart(); break;
            case 0: Send(new AdmitLate(PlayedDossier.Id, Codes[_choices.Next(4)], "for good reasons")); break;
            case 1: Send(new Adopt(PlayedDossier.Id)); break;
            case 2: Stray(); break;
            default: _answers.Act(); break;
        }
    }

    /// <summary>What machines say at the wrong time.</summary>
    private void Stray()
    {
        var round = 1 + _choices.Next(Math.Max(1, Played.Now.Rounds.Length));
        Played.Send(
            _choices.Next(3) switch
            {
                0 => new CloseRound(PlayedDossier.Id, round),
                1 => new SendReminder(PlayedDossier.Id, round, (ReminderKind)_choices.Next(4)),
                _ => (DossierCommand)new ReachCutoff(PlayedDossier.Id),
            },
            Actor.Clock);
    }

    private void Circulate() =>
        Send(new Circulate(PlayedDossier.Id, AProcedure(), Deadline(), _choices.OneIn(2) ? NextDraft() : [], [], _choices.OneIn(2) ? "it must be" : null));

    private void SetSeat()
    {
        Seat?[] seats = [Seat.Required, Seat.Consulted, Seat.Required, Seat.Informed, null];
        Send(new SetSeat(PlayedDossier.Id, new[] { "FA", "VL", "WAL", "FIN", "BRU", "IO" }[_choices.Next(6)], seats[_choices.Next(5)], "so it was agreed"));
    }

    private Procedure AProcedure() => new[] { Procedure.Ordinary, Procedure.Silence, Procedure.Silence, Procedure.Urgent }[_choices.Next(4)];

    private DeadlineRule Deadline() => _choices.Next(5) switch
    {
        0 => new DeadlineRule.WorkingHours(4 + _choices.Next(8)),
        1 => new DeadlineRule.ElapsedHours(1 + _choices.Next(8)),
        2 => new DeadlineRule.LocalTime(WorkingTime.PlainClock.Local(Played.Clock).Date.AddDays(_choices.Next(4)).AddHours(9 + _choices.Next(9))),
        _ => new DeadlineRule.WorkingDays(1 + _choices.Next(3)),
    };

    /// <summary>Some paragraphs kept, some changed or changed back, one struck or added.</summary>
    private ImmutableArray<Paragraph> NextDraft()
    {
        var next = new SortedDictionary<int, char>();
        foreach (var (id, letter) in _letters)
        {
            next[id] = _choices.OneIn(2) ? letter : (char)('a' + _choices.Next(3));
        }

        if (_choices.OneIn(4))
        {
            var id = 1 + _choices.Next(4);
            if (!next.Remove(id) || next.Count == 0)
            {
                next[id] = 'a';
            }
        }

        _letters = next;
        return [.. next.Select(one => PlayedDossier.Paragraph($"{one.Key}", $"{one.Key} {one.Value}"))];
    }

    private void Send(DossierCommand command) => Played.Send(command, PlayedDossier.Coordinator);
}
