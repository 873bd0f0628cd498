using System.Globalization;
using System.Text.Json.Nodes;

namespace CoordinationFlow.IntegrationTests.Scenarios.Model;

/// <summary>
/// The calendar BE-FED written a second time, minute by minute where the product computes: slow, plain, and sharing no code with it.
/// </summary>
internal sealed class PlainCalendar(IEnumerable<DateOnly> extraClosed)
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");
    private readonly HashSet<DateOnly> _extra = [.. extraClosed];

    public static PlainCalendar Of(JsonObject calendar) =>
        new(new[] { "bridgeDays", "compensationDays" }
            .SelectMany(kind => calendar[kind]?.AsArray() ?? [])
            .Select(day => DateOnly.Parse(day!.GetValue<string>(), CultureInfo.InvariantCulture)));

    public static DateTime Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone).DateTime;

    /// <summary>The later instant of a repeated hour; a skipped one moves forward by the gap.</summary>
    public static DateTimeOffset Instant(DateTime local)
    {
        if (Zone.IsInvalidTime(local))
        {
            local = local.AddHours(1);
        }

        var offset = Zone.IsAmbiguousTime(local) ? Zone.GetAmbiguousTimeOffsets(local).Min() : Zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    public bool IsWorkingDay(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !_extra.Contains(day) && !IsHoliday(day);

    public bool IsWorkingTime(DateTime local) =>
        IsWorkingDay(DateOnly.FromDateTime(local)) && local.TimeOfDay >= TimeSpan.FromHours(9) && local.TimeOfDay <= TimeSpan.FromHours(17);

    public DateTimeOffset AddWorkingDays(DateTimeOffset start, int days)
    {
        var day = DateOnly.FromDateTime(Local(start));
        for (var left = days; left > 0;)
        {
            day = day.AddDays(1);
            left -= IsWorkingDay(day) ? 1 : 0;
        }

        return Instant(day.ToDateTime(new TimeOnly(17, 0)));
    }

    /// <summary>Walks the openings of the working days one after another.</summary>
    public DateTimeOffset AddWorkingTime(DateTimeOffset start, TimeSpan span)
    {
        var local = Local(start);
        var day = DateOnly.FromDateTime(local);
        var from = local.TimeOfDay;
        while (true)
        {
            if (IsWorkingDay(day) && from < TimeSpan.FromHours(17))
            {
                var begin = from < TimeSpan.FromHours(9) ? TimeSpan.FromHours(9) : from;
                if (begin + span <= TimeSpan.FromHours(17))
                {
                    return Instant(day.ToDateTime(TimeOnly.MinValue) + begin + span);
                }

                span -= TimeSpan.FromHours(17) - begin;
            }

            day = day.AddDays(1);
            from = TimeSpan.Zero;
        }
    }

    public TimeSpan WorkingTimeBetween(DateTimeOffset from, DateTimeOffset to)
    {
        var (begin, end, sum) = (Local(from), Local(to), TimeSpan.Zero);
        for (var day = DateOnly.FromDateTime(begin); day <= DateOnly.FromDateTime(end); day = day.AddDays(1))
        {
            if (IsWorkingDay(day))
            {
                var open = Max(day.ToDateTime(new TimeOnly(9, 0)), begin);
                var close = Min(day.ToDateTime(new TimeOnly(17, 0)), end);
                sum += close > open ? close - open : TimeSpan.Zero;
            }
        }

        return sum;
    }

    public DateTimeOffset SuggestionAfter(DateTime local)
    {
        var day = DateOnly.FromDateTime(local).AddDays(1);
        while (!IsWorkingDay(day))
        {
            day = day.AddDays(1);
        }

        var hour = local.TimeOfDay >= TimeSpan.FromHours(9) && local.TimeOfDay <= TimeSpan.FromHours(17) ? local.TimeOfDay : TimeSpan.FromHours(17);
        return Instant(day.ToDateTime(TimeOnly.MinValue) + hour);
    }

    /// <summary>12:00 on the last working day before the meeting.</summary>
    public DateTimeOffset CutoffBefore(DateOnly meeting)
    {
        do
        {
            meeting = meeting.AddDays(-1);
        }
        while (!IsWorkingDay(meeting));
        return Instant(meeting.ToDateTime(new TimeOnly(12, 0)));
    }

    private static bool IsHoliday(DateOnly day)
    {
        if (day is { Month: 1, Day: 1 } or { Month: 5, Day: 1 } or { Month: 7, Day: 21 } or { Month: 8, Day: 15 } or { Month: 11, Day: 1 or 2 or 11 or 15 } or { Month: 12, Day: 25 or 26 })
        {
            return true;
        }

        // Easter by counting: the Sunday after the 14th day of the paschal moon, from the golden number's table of 1900 to 2199.
        int[] moons = [414, 403, 323, 411, 331, 418, 408, 328, 416, 405, 325, 413, 402, 322, 410, 330, 417, 407, 327];
        var moon = moons[day.Year % 19];
        var sunday = new DateOnly(day.Year, moon / 100, moon % 100).AddDays(1);
        while (sunday.DayOfWeek != DayOfWeek.Sunday)
        {
            sunday = sunday.AddDays(1);
        }

        return day.DayNumber - sunday.DayNumber is 1 or 39 or 50;
    }

    private static DateTime Max(DateTime a, DateTime b) => a > b ? a : b;

    private static DateTime Min(DateTime a, DateTime b) => a < b ? a : b;
}
