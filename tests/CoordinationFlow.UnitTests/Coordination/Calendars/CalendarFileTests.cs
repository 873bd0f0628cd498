using System.Text;
using CoordinationFlow.Coordination.Calendars;
using Ical.Net;

namespace CoordinationFlow.UnitTests.Coordination.Calendars;

/// <summary>What we write is read by another implementation of RFC 5545.</summary>
public sealed class CalendarFileTests
{
    private static readonly DateTimeOffset At = new(2027, 3, 28, 0, 30, 0, TimeSpan.Zero);

    private static readonly CalendarEntry Entry = new("d1.deadline.1@example.org", 3, At, At.AddHours(2), "BE-2027-0001: réponse attendue; §1, §2 \\ fin")
    {
        Description = "Une très longue description\nsur deux lignes, avec des caractères é, ü et 😀, qui ne tient pas sur une seule ligne de soixante-quinze octets.",
        Url = "https://portal.example/dossiers/d1",
    };

    [Fact]
    public void An_entry_is_read_back_as_it_was_written()
    {
        var read = Calendar.Load(Write("PUBLISH", Entry))!.Events.Single();

        Assert.Equal((Entry.Uid, Entry.Sequence, Entry.Summary, Entry.Description), (read.Uid, read.Sequence, read.Summary, read.Description));
        Assert.Equal((Entry.Start.UtcDateTime, Entry.End!.Value.UtcDateTime), (read.Start!.AsUtc, read.End!.AsUtc));
        Assert.Equal("CONFIRMED", read.Status);
    }

    [Fact]
    public void A_whole_day_has_no_time()
    {
        var read = Calendar.Load(Write("PUBLISH", Entry with { Start = new(2027, 5, 7, 0, 0, 0, TimeSpan.Zero), End = null }))!.Events.Single();

        Assert.True(read.IsAllDay);
        Assert.Equal(new DateOnly(2027, 5, 7), read.Start!.Date);
    }

    [Fact]
    public void A_cancelled_entry_says_so_and_names_who_organizes_and_attends()
    {
        var calendar = Calendar.Load(Write("CANCEL", Entry with { IsCancelled = true, Attendee = "lotte@example.org" }))!;
        var read = calendar.Events.Single();

        Assert.Equal(("CANCEL", "CANCELLED"), (calendar.Method, read.Status));
        Assert.Equal("mailto:coordination@example.org", read.Organizer!.Value!.OriginalString);
        Assert.Equal("mailto:lotte@example.org", read.Attendees.Single().Value!.OriginalString);
    }

    [Fact]
    public void No_line_is_longer_than_75_bytes_and_each_ends_as_the_standard_asks()
    {
        var lines = Write("PUBLISH", Entry).Split("\r\n");

        Assert.All(lines, line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.All(lines, line => Assert.DoesNotContain('\n', line));
        Assert.Equal("", lines[^1]);
    }

    private static string Write(string method, CalendarEntry entry) => CalendarFile.Write(method, [entry], At, "coordination@example.org", "Coordination");
}
