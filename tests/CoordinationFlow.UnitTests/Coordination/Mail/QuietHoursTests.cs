using System.Globalization;
using CoordinationFlow.Coordination.Mail;
using CoordinationFlow.Domain.WorkingTime;

namespace CoordinationFlow.UnitTests.Coordination.Mail;

/// <summary>A letter at night waits until the morning of the next working day (domain U22). All times of Brussels.</summary>
public sealed class QuietHoursTests
{
    [Theory]
    [InlineData("2027-01-11T08:00:00Z", "2027-01-11T08:00:00Z")] // Monday 09:00: at once
    [InlineData("2027-01-11T06:00:00Z", "2027-01-11T06:00:00Z")] // Monday 07:00: the first instant of the day
    [InlineData("2027-01-11T05:59:59Z", "2027-01-11T06:00:00Z")] // Monday before 07:00: the same morning
    [InlineData("2027-01-11T17:59:59Z", "2027-01-11T17:59:59Z")] // Monday before 19:00: at once
    [InlineData("2027-01-11T18:00:00Z", "2027-01-12T06:00:00Z")] // Monday 19:00: Tuesday
    [InlineData("2027-01-15T18:30:00Z", "2027-01-18T06:00:00Z")] // Friday evening: Monday
    [InlineData("2027-01-16T10:00:00Z", "2027-01-18T06:00:00Z")] // Saturday noon: Monday
    [InlineData("2027-05-05T20:00:00Z", "2027-05-07T05:00:00Z")] // the eve of Ascension Day: Friday
    [InlineData("2027-03-27T20:00:00Z", "2027-03-30T05:00:00Z")] // over the clock change and Easter Monday: Tuesday, summer time
    public void A_letter_waits_until_the_next_working_morning(string at, string goes) => Assert.Equal(Instant(goes), new QuietHours(new MailRules(), WorkingCalendar.Plain).EndOf(Instant(at)));

    [Fact]
    public void A_bridge_day_is_quiet_too()
    {
        var calendar = new WorkingCalendar([new DateOnly(2027, 5, 7)], []);

        Assert.Equal(Instant("2027-05-10T05:00:00Z"), new QuietHours(new MailRules(), calendar).EndOf(Instant("2027-05-05T20:00:00Z")));
    }

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
