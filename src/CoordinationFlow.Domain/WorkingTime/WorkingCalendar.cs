using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace CoordinationFlow.Domain.WorkingTime;

/// <summary>
/// The calendar BE-FED: zone Europe/Brussels, Monday to Friday 09:00 to 17:00 except closed days (domain 4.1, 4.2). Immutable, thread-safe.
/// </summary>
public sealed class WorkingCalendar(ImmutableHashSet<DateOnly> bridgeDays, ImmutableHashSet<DateOnly> compensationDays)
{
    private static readonly TimeSpan Opening = TimeSpan.FromHours(9);
    private static readonly TimeSpan Closing = TimeSpan.FromHours(17);
    private static readonly ConcurrentDictionary<int, ImmutableHashSet<DateOnly>> Holidays = new();

    /// <summary>Bridge days that were entered.</summary>
    public ImmutableHashSet<DateOnly> BridgeDays { get; } = bridgeDays;

    /// <summary>Compensation days that were entered.</summary>
    public ImmutableHashSet<DateOnly> CompensationDays { get; } = compensationDays;

    /// <summary>The calendar without bridge and compensation days.</summary>
    public static WorkingCalendar Plain { get; } = new([], []);

    /// <summary>Whether the local day is one on which people work.</summary>
    public bool IsWorkingDay(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
        && !Holidays.GetOrAdd(day.Year, BelgianHolidays.Of).Contains(day)
        && !BridgeDays.Contains(day)
        && !CompensationDays.Contains(day);

    /// <summary>Whether the instant lies in working hours of a working day; 09:00 and 17:00 sharp do.</summary>
    public bool IsWorkingTime(DateTimeOffset instant)
    {
        var local = BrusselsTime.Local(instant);
        return IsWorkingDay(DateOnly.FromDateTime(local)) && local.TimeOfDay >= Opening && local.TimeOfDay <= Closing;
    }

    /// <summary>17:00 of the N-th working day after the start's local day, which never counts.</summary>
    public DateTimeOffset AddWorkingDays(DateTimeOffset start, int days)
    {
        var day = BrusselsTime.LocalDate(start);
        for (var left = days; left > 0; left--)
        {
            day = NextWorkingDay(day);
        }

        return Closed(day);
    }

    /// <summary>That much working time after the start; a sum that ends at closing stays at 17:00. No time: the start itself, or the next opening.</summary>
    public DateTimeOffset AddWorkingTime(DateTimeOffset start, TimeSpan span)
    {
        var local = BrusselsTime.Local(start);
        var (day, from) = (DateOnly.FromDateTime(local), local.TimeOfDay);
        while (true)
        {
            if (IsWorkingDay(day) && from < Closing)
            {
                var begin = from < Opening ? Opening : from;
                if (begin + span <= Closing)
                {
                    return BrusselsTime.Deadline(day.ToDateTime(TimeOnly.MinValue) + begin + span);
                }

                span -= Closing - begin;
            }

            (day, from) = (day.AddDays(1), TimeSpan.Zero);
        }
    }

    /// <summary>The latest instant from which exactly that much working time is left until the deadline.</summary>
    public DateTimeOffset SubtractWorkingTime(DateTimeOffset deadline, TimeSpan span)
    {
        var local = BrusselsTime.Local(deadline);
        var (day, until) = (DateOnly.FromDateTime(local), local.TimeOfDay);
        while (true)
        {
            var end = until > Closing ? Closing : until;
            if (IsWorkingDay(day) && end > Opening)
            {
                if (end - span >= Opening)
                {
                    return BrusselsTime.Start(day.ToDateTime(TimeOnly.MinValue) + end - span);
                }

                span -= end - Opening;
            }

            (day, until) = (day.AddDays(-1), TimeSpan.FromDays(1));
        }
    }

    /// <summary>The working time between two instants; zero if the second is not later.</summary>
    public TimeSpan WorkingTimeBetween(DateTimeOffset from, DateTimeOffset to)
    {
        var (begin, end, sum) = (BrusselsTime.Local(from), BrusselsTime.Local(to), TimeSpan.Zero);
        for (var day = DateOnly.FromDateTime(begin); day <= DateOnly.FromDateTime(end); day = day.AddDays(1))
        {
            if (IsWorkingDay(day))
            {
                var midnight = day.ToDateTime(TimeOnly.MinValue);
                var open = begin > midnight + Opening ? begin : midnight + Opening;
                var close = end < midnight + Closing ? end : midnight + Closing;
                sum += close > open ? close - open : TimeSpan.Zero;
            }
        }

        return sum;
    }

    /// <summary>The same local hour on the next working day, 17:00 if that hour is outside working hours (domain 3.10).</summary>
    public DateTimeOffset SuggestionInsteadOf(DateTimeOffset instant)
    {
        var local = BrusselsTime.Local(instant);
        var hour = local.TimeOfDay >= Opening && local.TimeOfDay <= Closing ? local.TimeOfDay : Closing;
        return BrusselsTime.Deadline(NextWorkingDay(DateOnly.FromDateTime(local)).ToDateTime(TimeOnly.MinValue) + hour);
    }

    /// <summary>The position is needed by 12:00 on the last working day before the meeting (domain 3.1).</summary>
    public DateTimeOffset CutoffBefore(DateOnly meeting)
    {
        var day = meeting.AddDays(-1);
        while (!IsWorkingDay(day))
        {
            day = day.AddDays(-1);
        }

        return BrusselsTime.Deadline(day.ToDateTime(new TimeOnly(12, 0)));
    }

    private DateOnly NextWorkingDay(DateOnly day)
    {
        do
        {
            day = day.AddDays(1);
        }
        while (!IsWorkingDay(day));
        return day;
    }

    private static DateTimeOffset Closed(DateOnly day) => BrusselsTime.Deadline(day.ToDateTime(TimeOnly.MinValue) + Closing);
}
