using System.Collections.Immutable;
using CoordinationFlow.Domain.Rounds;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.Domain.WorkingTime;

namespace CoordinationFlow.Domain.Deadlines;

/// <summary>
/// The reminders of a round (domain 3.8): at half of the time, and 8 and 2 working hours before (Urgent: 30 minutes). Those at or before
/// the opening go first, then of two near ones the later stays, then those not after <c>now</c> go.
/// </summary>
public static class Reminders
{
    /// <summary>What is to be armed at <paramref name="now"/> for a round opened at <paramref name="opened"/>; all instants UTC.</summary>
    public static ImmutableArray<ArmedReminder> Of(Procedure procedure, DateTimeOffset opened, DateTimeOffset deadline, DateTimeOffset now, WorkingCalendar calendar)
    {
        var urgent = procedure == Procedure.Urgent;
        var planned = (urgent ? Urgent(opened, deadline) : InWorkingTime(opened, deadline, calendar))
            .Where(reminder => reminder.DueAt > opened)
            .OrderBy(reminder => reminder.DueAt)
            .ToList();
        bool AreNear(ArmedReminder first, ArmedReminder second) => urgent
            ? second.DueAt - first.DueAt < TimeSpan.FromMinutes(10)
            : calendar.WorkingTimeBetween(first.DueAt, second.DueAt) < TimeSpan.FromHours(1);

        for (var i = 0; i + 1 < planned.Count;)
        {
            if (AreNear(planned[i], planned[i + 1]))
            {
                planned.RemoveAt(i);
            }
            else
            {
                i++;
            }
        }

        return [.. planned.Where(reminder => reminder.DueAt > now)];
    }

    private static IEnumerable<ArmedReminder> InWorkingTime(DateTimeOffset opened, DateTimeOffset deadline, WorkingCalendar calendar)
    {
        var half = WholeSeconds(calendar.WorkingTimeBetween(opened, deadline) / 2);
        yield return new(ReminderKind.Half, calendar.AddWorkingTime(opened, half));
        yield return new(ReminderKind.EightHours, calendar.SubtractWorkingTime(deadline, TimeSpan.FromHours(8)));
        yield return new(ReminderKind.TwoHours, calendar.SubtractWorkingTime(deadline, TimeSpan.FromHours(2)));
    }

    private static IEnumerable<ArmedReminder> Urgent(DateTimeOffset opened, DateTimeOffset deadline)
    {
        yield return new(ReminderKind.Half, opened + WholeSeconds((deadline - opened) / 2));
        yield return new(ReminderKind.ThirtyMinutes, deadline.AddMinutes(-30));
    }

    private static TimeSpan WholeSeconds(TimeSpan span) => TimeSpan.FromSeconds(Math.Floor(span.TotalSeconds));
}
