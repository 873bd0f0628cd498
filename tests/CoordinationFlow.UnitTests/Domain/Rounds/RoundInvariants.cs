using CoordinationFlow.Domain.Adoption;
using CoordinationFlow.Domain.Deadlines;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Escalation;
using CoordinationFlow.Domain.Impacts;
using CoordinationFlow.Domain.Rounds;
using CoordinationFlow.Domain.Tasks;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.UnitTests.Cases;
using CoordinationFlow.UnitTests.Domain.Played;
using FsCheck.Xunit;

namespace CoordinationFlow.UnitTests.Domain.Rounds;

/// <summary>Invariants of rounds, tasks and deadlines over random plays.</summary>
[Cases(150, typeof(Plays))]
public sealed class RoundInvariants
{
    [Property]
    public void INV_01_A_dossier_has_at_most_one_open_round(Play play) =>
        Assert.All(play.Steps, step => Assert.InRange(step.After.Rounds.Count(round => round.State == RoundState.Open), 0, 1));

    [Property]
    public void INV_02_A_round_has_one_task_for_each_that_it_asks_and_none_for_others(Play play)
    {
        foreach (var step in play.Steps.Where(step => step.After.Rounds.Length > step.Before.Rounds.Length))
        {
            var round = step.After.Rounds[^1];
            var asked = step.Events<LevelClosed>().FirstOrDefault() is { } level ? level.Confirming.AsEnumerable() : step.Command is Circulate { Ask: { IsEmpty: false } ask } ? ask.AsEnumerable() : step.Before.Seats.Where(seat => seat.Value is Seat.Required or Seat.Consulted && !step.Before.Excluded.Contains(seat.Key)).Select(seat => seat.Key);
            Assert.Equal(asked.Order(StringComparer.Ordinal), round.Tasks.Keys);
            Assert.Equal(asked.Order(StringComparer.Ordinal), step.Events<TaskIssued>().Select(issued => issued.Participant).Order(StringComparer.Ordinal));
        }

        Assert.All(play.Steps, step => Assert.DoesNotContain(step.After.Rounds, round => round.Role != RoundRole.Confirming && round.Tasks.ContainsKey("IBZ")));
        var ids = play.Played.Events.OfType<TaskIssued>().Select(issued => issued.TaskId).ToArray();
        Assert.Equal(ids.Distinct(), ids);
    }

    [Property]
    public void INV_03_What_ended_stays_as_it_ended(Play play)
    {
        foreach (var step in play.Steps)
        {
            foreach (var (before, after) in step.Before.Rounds.Zip(step.After.Rounds).Where(pair => pair.First.State != RoundState.Open))
            {
                Assert.Equal(before.State, after.State);
                Assert.Equal(before.Tasks.Values.Where(IsFinal).Select(task => (task.Id, task.State)), after.Tasks.Values.Where(IsFinal).Select(task => (task.Id, task.State)));
            }
        }

        static bool IsFinal(RespondTask task) => task.State is TaskState.Answered or TaskState.Lapsed or TaskState.Cancelled or TaskState.Transferred;
    }

    [Property]
    public void INV_04_A_round_ends_at_its_deadline_or_by_somebodys_right_and_never_before(Play play)
    {
        foreach (var step in play.Steps)
        {
            foreach (var closed in step.Events<RoundClosed>())
            {
                var round = step.Before.Rounds[closed.Round - 1];
                Assert.True(closed.By switch
                {
                    RoundCloser.Deadline => closed.At >= round.Deadline.AddSeconds(1) && step.Command is CloseRound or RecordAbstention,
                    RoundCloser.Early => step.Command is CloseEarly && round.Tasks.Values.All(task => !task.IsOpen || step.Before.Seats.GetValueOrDefault(task.Participant) != Seat.Required),
                    RoundCloser.Cutoff => step.Command is ReachCutoff && closed.At >= step.Before.Cutoff!.Value.AddSeconds(1),
                    _ => step.Command is RecordAbstention,
                });
            }

            Assert.True(!step.Events<RoundCancelled>().Any() || step.Command is Supersede or Withdraw);
        }
    }

    [Property]
    public void INV_23_No_more_full_rounds_are_used_than_the_dossier_allows_but_by_the_coordinators_reason(Play play)
    {
        foreach (var step in play.Steps.Where(step => !step.IsRefused && step.Command is Circulate { Ask.IsEmpty: true, Override: null }))
        {
            Assert.True(step.After.Rounds.Count(round => round.CountsForLimit) <= step.After.Sheet.MaxRounds);
        }
    }

    [Property]
    public void INV_25_Moving_a_deadline_keeps_round_tasks_and_answers(Play play)
    {
        foreach (var step in play.Steps.Where(step => !step.IsRefused && step.Command is Extend or Shorten or ApplyImpact))
        {
            var (before, after) = (step.Before.OpenRound!, step.After.OpenRound!);
            Assert.Equal(before with { Deadline = after.Deadline, Rule = after.Rule, RuleFrom = after.RuleFrom, Reckoned = null, Impact = null, Reminders = after.Reminders, Moves = before.Moves + 1 }, after);
            Assert.Equal(step.Before with { Rounds = step.After.Rounds }, step.After);
        }
    }

    [Property]
    public void INV_26_A_shortened_deadline_leaves_the_minimum_notice(Play play)
    {
        foreach (var step in play.Steps.Where(step => !step.IsRefused && (step.Command is Shorten || (step.Command is ApplyImpact && step.After.OpenRound!.Deadline < step.Before.OpenRound!.Deadline))))
        {
            var clock = new WorkingTime.PlainClock(step.BridgeDays);
            var round = step.After.OpenRound!;
            Assert.True(round.Procedure == Procedure.Urgent ? round.Deadline >= step.At.AddHours(1) : clock.SecondsBetween(step.At, round.Deadline) >= 4 * 3600);
        }
    }

    [Property]
    public void INV_27_A_deadline_changes_only_by_extending_shortening_an_added_participant_or_an_impact_that_was_applied(Play play)
    {
        foreach (var step in play.Steps)
        {
            foreach (var (before, after) in step.Before.Rounds.Zip(step.After.Rounds).Where(pair => pair.First.Deadline != pair.Second.Deadline))
            {
                Assert.True(step.Command is Extend ? after.Deadline > before.Deadline : step.Command is Shorten || (step.Command is ApplyImpact && after.Deadline == before.Impact!.Proposal) || (step.Command is SetSeat { Seat: Seat.Required or Seat.Consulted } && after.Deadline > before.Deadline));
            }
        }
    }

    [Property]
    public void INV_33_Superseding_cancels_every_task_of_the_old_round_as_the_new_ones_are_issued(Play play)
    {
        foreach (var step in play.Steps.Where(step => !step.IsRefused && step.Command is Supersede))
        {
            Assert.Equal(RoundState.Cancelled, step.After.Rounds[^2].State);
            Assert.All(step.After.Rounds[^2].Tasks.Values, task => Assert.Equal(TaskState.Cancelled, task.State));
            Assert.NotEmpty(step.Events<TaskIssued>());
        }
    }

    [Property]
    public void INV_42_A_reminder_goes_only_to_open_tasks_and_once_for_kind_and_deadline(Play play)
    {
        var sent = new HashSet<(int, ReminderKind, DateTimeOffset)>();
        foreach (var step in play.Steps)
        {
            foreach (var reminder in step.Events<ReminderSent>())
            {
                var round = step.Before.Rounds[reminder.Round - 1];
                Assert.Equal(RoundState.Open, round.State);
                Assert.All(reminder.To, code => Assert.True(round.Tasks[code].IsOpen));
                Assert.True(reminder.Reminder == ReminderKind.ByHand || sent.Add((reminder.Round, reminder.Reminder, round.Deadline)));
            }
        }
    }

    [Property]
    public void INV_44_In_a_withdrawn_dossier_nothing_is_open_nothing_is_armed_and_nothing_happens_any_more(Play play)
    {
        foreach (var step in play.Steps.Where(step => step.After.State == DossierState.Withdrawn))
        {
            Assert.Empty(DueItems.Of(step.After));
            Assert.All(step.After.Rounds, round => Assert.NotEqual(RoundState.Open, round.State));
            Assert.DoesNotContain(step.After.Rounds.SelectMany(round => round.Tasks.Values), task => task.IsOpen);
            Assert.True(step.Command is Withdraw || step.Decision.Events.All(happened => happened is TaskDelivered or TaskOpened));
        }
    }

    [Property]
    public void INV_48_A_clock_that_is_fast_fires_nothing_before_its_instant(Play play)
    {
        foreach (var step in play.Steps)
        {
            Assert.All(step.Events<RoundClosed>().Where(closed => closed.By == RoundCloser.Deadline), closed => Assert.True(step.At >= step.Before.Rounds[closed.Round - 1].ClosesAt));
            Assert.All(step.Events<CutoffReached>(), _ => Assert.True(step.At >= step.Before.Cutoff!.Value.AddSeconds(1)));
            Assert.All(
                step.Events<ReminderSent>().Where(reminder => reminder.Reminder != ReminderKind.ByHand),
                reminder => Assert.Contains(step.Before.Rounds[reminder.Round - 1].Reminders, armed => armed.Kind == reminder.Reminder && armed.DueAt <= step.At));
        }
    }
}
