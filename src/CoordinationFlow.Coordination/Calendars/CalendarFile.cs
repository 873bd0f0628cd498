using System.Globalization;
using System.Text;

namespace CoordinationFlow.Coordination.Calendars;

/// <summary>Writes iCalendar (RFC 5545): instants in UTC, lines of at most 75 bytes, CRLF.</summary>
public static class CalendarFile
{
    private const int LineBytes = 75;

    /// <summary>
    /// A calendar with these entries, by a method of RFC 5546 (PUBLISH, REQUEST or CANCEL); the organizer's address is named where somebody is asked.
    /// </summary>
    public static string Write(string method, IEnumerable<CalendarEntry> entries, DateTimeOffset stamp, string organizer, string? name = null)
    {
        var text = new StringBuilder();
        void Line(string line) => text.Append(Folded(line)).Append("\r\n");

        Line("BEGIN:VCALENDAR");
        Line("VERSION:2.0");
        Line("PRODID:-//CoordinationFlow//CoordinationFlow//EN");
        Line("CALSCALE:GREGORIAN");
        Line($"METHOD:{method}");
        if (name is not null)
        {
            Line($"X-WR-CALNAME:{Escaped(name)}");
            Line("REFRESH-INTERVAL;VALUE=DURATION:PT15M");
            Line("X-PUBLISHED-TTL:PT15M");
        }

        foreach (var entry in entries)
        {
            foreach (var line in Lines(entry, stamp, organizer))
            {
                Line(line);
            }
        }

        Line("END:VCALENDAR");
        return text.ToString();
    }

    private static IEnumerable<string> Lines(CalendarEntry entry, DateTimeOffset stamp, string organizer)
    {
        yield return "BEGIN:VEVENT";
        yield return $"UID:{entry.Uid}";
        yield return $"SEQUENCE:{entry.Sequence.ToString(CultureInfo.InvariantCulture)}";
        yield return $"DTSTAMP:{Instant(stamp)}";
        yield return entry.End is null ? $"DTSTART;VALUE=DATE:{Day(entry.Start)}" : $"DTSTART:{Instant(entry.Start)}";
        yield return entry.End is { } end ? $"DTEND:{Instant(end)}" : $"DTEND;VALUE=DATE:{Day(entry.Start.AddDays(1))}";
        yield return $"SUMMARY:{Escaped(entry.Summary)}";
        if (entry.Description is { } description)
        {
            yield return $"DESCRIPTION:{Escaped(description)}";
        }

        if (entry.Url is { } url)
        {
            yield return $"URL:{url}";
        }

        if (entry.Attendee is { } attendee)
        {
            yield return $"ORGANIZER;CN=CoordinationFlow:mailto:{organizer}";
            yield return $"ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE:mailto:{attendee}";
        }

        yield return $"STATUS:{(entry.IsCancelled ? "CANCELLED" : "CONFIRMED")}";
        yield return "TRANSP:TRANSPARENT";
        yield return "END:VEVENT";
    }

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Escaped(string text) => new StringBuilder(text)
        .Replace("\\", "\\\\").Replace(";", "\\;").Replace(",", "\\,").Replace("\r\n", "\\n").Replace("\n", "\\n").Replace("\r", "\\n").ToString();

    // A line goes on in the next one after a blank; no character is cut in two.
    private static string Folded(string line)
    {
        if (Encoding.UTF8.GetByteCount(line) <= LineBytes)
        {
            return line;
        }

        var (text, bytes) = (new StringBuilder(), 0);
        foreach (var rune in line.EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > LineBytes)
            {
                text.Append("\r\n ");
                bytes = 1;
            }

            text.Append(rune);
            bytes += rune.Utf8SequenceLength;
        }

        return text.ToString();
    }
}
