using CoordinationFlow.Domain.Deadlines;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Refusals;
using CoordinationFlow.Domain.Rounds;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.Domain.WorkingTime;

namespace CoordinationFlow.Domain.Impacts;

/// <summary>
/// Reckons the running round's deadline by its rule and the calendar now in force. Only what the change makes of it counts: a proposal that was
/// made before, and kept, is not made again.
/// </summary>
internal sealed class ReckoningAnew : Handler<ReckonDeadlineAnew>
{
    /// <inheritdoc/>
    protected override Refusal? Handle(Happenings story, ReckonDeadlineAnew command)
    {
        if (story.RunningRound is not { } round)
        {
            return null;
        }

        var now = ByTheRule(round, story.Context.Calendar);
        if (now == (round.Reckoned ?? round.Deadline))
        {
            return null;
        }

        story.Add(now == round.Deadline ? new ImpactLapsed(round.Number) : new CalendarImpact(round.Number, round.Deadline, now));
        return null;
    }

    /// <summary>An absolute deadline stays; whatever falls outside working time moves to the same hour of the next working day (domain 3.10).</summary>
    private static DateTimeOffset ByTheRule(Round round, WorkingCalendar calendar)
    {
        var reckoned = round.Rule is DeadlineRule.LocalTime ? round.Deadline : round.Rule.Reckon(round.RuleFrom ?? round.OpenedAt, calendar);
        return round.Procedure == Procedure.Urgent || calendar.IsWorkingTime(reckoned) ? reckoned : calendar.SuggestionInsteadOf(reckoned);
    }
}
