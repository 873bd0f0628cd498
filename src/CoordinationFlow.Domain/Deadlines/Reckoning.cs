using CoordinationFlow.Domain.WorkingTime;

namespace CoordinationFlow.Domain.Deadlines;

/// <summary>From a rule to the instant (domain 4.2).</summary>
public static class Reckoning
{
    /// <summary>The deadline (UTC) that the rule gives, reckoned from <paramref name="start"/>.</summary>
    public static DateTimeOffset Reckon(this DeadlineRule rule, DateTimeOffset start, WorkingCalendar calendar) => rule switch
    {
        DeadlineRule.WorkingDays days => calendar.AddWorkingDays(start, days.Days),
        DeadlineRule.WorkingHours hours => calendar.AddWorkingTime(start, TimeSpan.FromHours(hours.Hours)),
        DeadlineRule.ElapsedHours hours => AddElapsed(start, hours.Hours),
        DeadlineRule.LocalTime local => BrusselsTime.Deadline(local.Local),
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "There is no such form of deadline."),
    };

    /// <summary>N × 3600 s after the start, summer time or not.</summary>
    public static DateTimeOffset AddElapsed(DateTimeOffset start, int hours) => start.AddHours(hours);
}
