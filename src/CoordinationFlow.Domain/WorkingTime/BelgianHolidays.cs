using System.Collections.Immutable;

namespace CoordinationFlow.Domain.WorkingTime;

/// <summary>
/// Closed days of the federal civil service that a rule gives (domain 4.1): the ten legal holidays, and the three regulatory ones.
/// Bridge and compensation days can't be computed; they are data of the calendar.
/// </summary>
public static class BelgianHolidays
{
    private static readonly (int Month, int Day)[] Fixed =
        [(1, 1), (5, 1), (7, 21), (8, 15), (11, 1), (11, 2), (11, 11), (11, 15), (12, 25), (12, 26)];

    private static readonly int[] AfterEaster = [1, 39, 50];

    /// <summary>The closed days of a year; two holidays on one date are one.</summary>
    public static ImmutableHashSet<DateOnly> Of(int year)
    {
        var easter = Easter(year);
        return [.. Fixed.Select(day => new DateOnly(year, day.Month, day.Day)), .. AfterEaster.Select(easter.AddDays)];
    }

    /// <summary>Easter Sunday by the Gregorian computus (Meeus, Jones, Butcher).</summary>
    public static DateOnly Easter(int year)
    {
        var a = year % 19;
        var (b, c) = (year / 100, year % 100);
        var (d, e) = (b / 4, b % 4);
        var f = (b + 8) / 25;
        var g = (b - f + 1) / 3;
        var h = ((19 * a) + b - d - g + 15) % 30;
        var (i, k) = (c / 4, c % 4);
        var l = (32 + (2 * e) + (2 * i) - h - k) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var day = h + l - (7 * m) + 114;
        return new DateOnly(year, day / 31, (day % 31) + 1);
    }
}
