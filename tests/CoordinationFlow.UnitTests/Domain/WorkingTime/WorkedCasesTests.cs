using System.Globalization;
using CoordinationFlow.Domain.Deadlines;
using CoordinationFlow.Domain.WorkingTime;

namespace CoordinationFlow.UnitTests.Domain.WorkingTime;

/// <summary>The worked cases of the calendar BE-FED, reckoned by script with the zone's own data.</summary>
public sealed class WorkedCasesTests
{
    [Theory]
    [InlineData("C01", "2027-01-11T10:00:00+01:00", "2 working days", "2027-01-13T16:00:00Z")]
    [InlineData("C02", "2027-01-15T18:30:00+01:00", "1 working days", "2027-01-18T16:00:00Z")]
    [InlineData("C03", "2027-03-22T11:15:00+01:00", "5 working days", "2027-03-30T15:00:00Z")]
    [InlineData("C04", "2027-05-05T15:00:00+02:00", "2 working days", "2027-05-11T15:00:00Z", "2027-05-07")]
    [InlineData("C05", "2027-03-26T16:00:00+01:00", "8 working hours", "2027-03-30T14:00:00Z")]
    [InlineData("C06", "2027-01-12T13:00:00+01:00", "4 working hours", "2027-01-12T16:00:00Z")]
    [InlineData("C07", "2027-01-16T12:00:00+01:00", "4 working hours", "2027-01-18T12:00:00Z")]
    [InlineData("C08", "2027-01-12T07:30:00+01:00", "4 working hours", "2027-01-12T12:00:00Z")]
    [InlineData("C09", "2027-02-11T16:30:00+01:00", "10 working hours", "2027-02-15T09:30:00Z")]
    [InlineData("C10", "2027-02-12T19:00:00+01:00", "3 elapsed hours", "2027-02-12T21:00:00Z")]
    [InlineData("C11", "2027-03-28T00:30:00+01:00", "3 elapsed hours", "2027-03-28T02:30:00Z")]
    [InlineData("C12", "2027-10-30T23:00:00+02:00", "6 elapsed hours", "2027-10-31T03:00:00Z")]
    [InlineData("C13", "2027-03-27T12:00:00+01:00", "24 elapsed hours", "2027-03-28T11:00:00Z")]
    [InlineData("C14", "2027-10-30T12:00:00+02:00", "24 elapsed hours", "2027-10-31T10:00:00Z")]
    [InlineData("C17", "2027-10-28T09:00:00+02:00", "3 working days", "2027-11-04T16:00:00Z")]
    [InlineData("C18", "2026-11-09T09:00:00+01:00", "5 working days", "2026-11-17T16:00:00Z")]
    [InlineData("C19", "2026-12-23T10:00:00+01:00", "3 working days", "2026-12-29T16:00:00Z")]
    [InlineData("C20", "2026-12-23T10:00:00+01:00", "3 working days", "2027-01-05T16:00:00Z", "2026-12-28", "2026-12-29", "2026-12-30", "2026-12-31")]
    [InlineData("C21", "2026-07-17T10:00:00+02:00", "1 working days", "2026-07-20T15:00:00Z")]
    [InlineData("C22", "2026-07-17T10:00:00+02:00", "1 working days", "2026-07-22T15:00:00Z", "2026-07-20")]
    public void A_deadline_falls_where_the_worked_case_says(string number, string start, string length, string deadline, params string[] closed)
    {
        var words = length.Split(' ');
        var count = int.Parse(words[0], CultureInfo.InvariantCulture);
        DeadlineRule rule = (words[1], words[2]) switch
        {
            ("working", "days") => new DeadlineRule.WorkingDays(count),
            ("working", "hours") => new DeadlineRule.WorkingHours(count),
            _ => new DeadlineRule.ElapsedHours(count),
        };
        var days = closed.Select(day => DateOnly.Parse(day, CultureInfo.InvariantCulture)).ToArray();
        WorkingCalendar[] calendars = [new([.. days], []), new([], [.. days])];
        Assert.All(calendars, calendar => Assert.Equal((number, Instant(deadline)), (number, rule.Reckon(Instant(start), calendar))));
    }

    [Theory]
    [InlineData("C15", "2027-03-28T02:30:00", "2027-03-28T01:30:00Z", "2027-03-28T01:30:00Z")]
    [InlineData("C16", "2027-10-31T02:30:00", "2027-10-31T01:30:00Z", "2027-10-31T00:30:00Z")]
    public void A_skipped_hour_moves_forward_and_a_repeated_one_is_late_for_deadlines_and_early_for_starts(string number, string local, string deadline, string start)
    {
        var time = DateTime.Parse(local, CultureInfo.InvariantCulture);
        Assert.Equal((number, Instant(deadline)), (number, new DeadlineRule.LocalTime(time).Reckon(Instant("2027-01-01T00:00:00Z"), WorkingCalendar.Plain)));
        Assert.Equal((number, Instant(start)), (number, BrusselsTime.Start(time)));
    }

    [Theory]
    [InlineData(2024, "03-31")]
    [InlineData(2025, "04-20")]
    [InlineData(2026, "04-05")]
    [InlineData(2027, "03-28")]
    [InlineData(2028, "04-16")]
    [InlineData(2029, "04-01")]
    [InlineData(2030, "04-21")]
    [InlineData(2031, "04-13")]
    [InlineData(2032, "03-28")]
    public void Easter_falls_by_the_Gregorian_computus(int year, string day) =>
        Assert.Equal(DateOnly.Parse($"{year}-{day}", CultureInfo.InvariantCulture), BelgianHolidays.Easter(year));

    [Fact]
    public void Two_holidays_on_one_date_are_one_closed_day()
    {
        Assert.Equal(new DateOnly(2008, 5, 1), BelgianHolidays.Easter(2008).AddDays(39));
        Assert.Equal(12, BelgianHolidays.Of(2008).Count);
        Assert.Equal(13, BelgianHolidays.Of(2027).Count);
    }

    [Fact]
    public void Eight_working_hours_before_closing_time_is_opening_time_of_that_day() =>
        Assert.Equal(Instant("2027-01-13T08:00:00Z"), WorkingCalendar.Plain.SubtractWorkingTime(Instant("2027-01-13T16:00:00Z"), TimeSpan.FromHours(8)));

    [Fact]
    public void The_derived_cutoff_is_noon_of_the_last_working_day_before_the_meeting()
    {
        Assert.Equal(Instant("2027-02-12T11:00:00Z"), WorkingCalendar.Plain.CutoffBefore(new DateOnly(2027, 2, 15)));
        Assert.Equal(Instant("2027-03-26T11:00:00Z"), WorkingCalendar.Plain.CutoffBefore(new DateOnly(2027, 3, 30)));
    }

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).ToUniversalTime();
}
