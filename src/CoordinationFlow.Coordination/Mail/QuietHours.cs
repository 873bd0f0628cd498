using CoordinationFlow.Domain.WorkingTime;

namespace CoordinationFlow.Coordination.Mail;

/// <summary>When a letter that is not urgent may go (domain U22): by day on working days; what comes at night waits until the next working morning.</summary>
public sealed class QuietHours(MailRules rules, WorkingCalendar calendar)
{
    /// <summary>The instant itself, or the end of the quiet hours that it lies in. UTC.</summary>
    public DateTimeOffset EndOf(DateTimeOffset instant)
    {
        var local = BrusselsTime.Local(instant);
        var (day, time) = (DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
        if (calendar.IsWorkingDay(day) && time >= rules.QuietUntil && time < rules.QuietFrom)
        {
            return instant;
        }

        if (time >= rules.QuietUntil)
        {
            day = day.AddDays(1);
        }

        while (!calendar.IsWorkingDay(day))
        {
            day = day.AddDays(1);
        }

        return BrusselsTime.Start(day.ToDateTime(rules.QuietUntil));
    }
}
