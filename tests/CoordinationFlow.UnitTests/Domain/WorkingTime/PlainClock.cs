namespace CoordinationFlow.UnitTests.Domain.WorkingTime;

/// <summary>
/// Belgian working time in the plainest way: the Union's rule for summer time, a table of Easter Sundays, and counting minute by minute.
/// Shares nothing with the production calendar.
/// </summary>
internal sealed class PlainClock(params DateOnly[] closed)
{
    private static readonly Dictionary<int, string> Easter = new()
    {
        [2024] = "03-31",
        [2025] = "04-20",
        [2026] = "04-05",
        [2027] = "03-28",
        [2028] = "04-16",
        [2029] = "04-01",
        [2030] = "04-21",
        [2031] = "04-13",
        [2032] = "03-28",
    };

    private static readonly string[] Fixed = ["01-01", "05-01", "07-21", "08-15", "11-01", "11-02", "11-11", "11-15", "12-25", "12-26"];

    public static DateTime Local(DateTimeOffset instant) => instant.UtcDateTime.AddHours(IsSummer(instant.UtcDateTime) ? 2 : 1);

    public bool IsWorkingDay(DateTime local) =>
        local.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
        && !closed.Contains(DateOnly.FromDateTime(local))
        && !Fixed.Contains($"{local:MM-dd}")
        && !new[] { 1, 39, 50 }.Any(days => EasterOf(local.Year).AddDays(days) == local.Date);

    /// <summary>The minute that begins at the instant lies in working hours.</summary>
    public bool IsWorkingMinute(DateTimeOffset instant)
    {
        var local = Local(instant);
        return local.Hour is >= 9 and < 17 && IsWorkingDay(local);
    }

    /// <summary>The first instant at which that many working minutes have passed; for none, the start or the next opening.</summary>
    public DateTimeOffset After(DateTimeOffset start, int minutes)
    {
        var at = start;
        for (var left = minutes; left > 0; at = at.AddMinutes(1))
        {
            left -= IsWorkingMinute(at) ? 1 : 0;
        }

        return at;
    }

    /// <summary>The working minutes between two instants.</summary>
    public int Between(DateTimeOffset from, DateTimeOffset to)
    {
        var count = 0;
        for (var at = from; at < to; at = at.AddMinutes(1))
        {
            count += IsWorkingMinute(at) ? 1 : 0;
        }

        return count;
    }

    /// <summary>The working seconds between two instants, day by day.</summary>
    public double SecondsBetween(DateTimeOffset from, DateTimeOffset to)
    {
        var (begin, end, sum) = (Local(from), Local(to), 0.0);
        for (var day = begin.Date; day <= end; day = day.AddDays(1))
        {
            var (open, close) = (Math.Max((begin - day).TotalHours, 9), Math.Min((end - day).TotalHours, 17));
            sum += IsWorkingDay(day) && close > open ? (close - open) * 3600 : 0;
        }

        return Math.Round(sum, 3);
    }

    /// <summary>17:00 of the N-th working day after the start's local day.</summary>
    public DateTimeOffset DaysAfter(DateTimeOffset start, int days)
    {
        var day = Local(start).Date;
        for (var left = days; left > 0; left -= IsWorkingDay(day) ? 1 : 0)
        {
            day = day.AddDays(1);
        }

        var closing = new DateTimeOffset(day.AddHours(15), TimeSpan.Zero);
        return Local(closing).Hour == 17 ? closing : closing.AddHours(1);
    }

    private static DateTime EasterOf(int year) => DateTime.ParseExact($"{year}-{Easter[year]}", "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static bool IsSummer(DateTime utc) => utc >= LastSunday(utc.Year, 3).AddHours(1) && utc < LastSunday(utc.Year, 10).AddHours(1);

    private static DateTime LastSunday(int year, int month)
    {
        var day = new DateTime(year, month, 31, 0, 0, 0, DateTimeKind.Utc);
        return day.AddDays(-(int)day.DayOfWeek);
    }
}
