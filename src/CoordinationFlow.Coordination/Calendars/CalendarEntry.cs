using CoordinationFlow.Coordination.Mail;

namespace CoordinationFlow.Coordination.Calendars;

/// <summary>One entry of a calendar (RFC 5545, VEVENT). Instants are UTC.</summary>
/// <param name="Uid">The same for one thing for ever, in mails and feeds alike.</param>
/// <param name="Sequence">Rises with each change.</param>
/// <param name="Start">When it begins; for a whole day the day in UTC.</param>
/// <param name="End">When it ends; null: a whole day.</param>
/// <param name="Summary">What stands in the calendar.</param>
public sealed record CalendarEntry(string Uid, int Sequence, DateTimeOffset Start, DateTimeOffset? End, string Summary)
{
    private static readonly TimeSpan BeforeADeadline = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan ASitting = TimeSpan.FromHours(1);

    /// <summary>More about it; null: nothing.</summary>
    public string? Description { get; init; }

    /// <summary>Where it is looked at.</summary>
    public string? Url { get; init; }

    /// <summary>The mail address that is asked; null: nobody, it is published.</summary>
    public string? Attendee { get; init; }

    /// <summary>Whether the entry goes.</summary>
    public bool IsCancelled { get; init; }

    /// <summary>
    /// The entry of a mark: a deadline's is its last half hour, a sitting's an hour, a meeting's its day. The title is empty where it may not be told.
    /// </summary>
    public static CalendarEntry Of(CalendarMark mark, string dossierId, string reference, IReadOnlyDictionary<string, string> title, MailTexts texts, MailRules rules)
    {
        var (start, end) = mark.What switch
        {
            "deadline" => (mark.Start - BeforeADeadline, (DateTimeOffset?)mark.Start),
            "sitting" => (mark.Start, mark.Start + ASitting),
            _ => (mark.Start, null),
        };
        var summary = texts[$"calendar.{mark.What}", mark.Level is null ? "" : texts[$"level.{mark.Level}"]];
        return new CalendarEntry($"{dossierId}.{mark.What}.{mark.Number}@{rules.Domain}", mark.Sequence, start, end, $"{reference}: {summary}")
        {
            Description = title.Count == 0 ? null : title.GetValueOrDefault(texts.Culture.TwoLetterISOLanguageName) ?? title.OrderBy(one => one.Key, StringComparer.Ordinal).First().Value,
            Url = $"{rules.Portal}/dossiers/{dossierId}",
            IsCancelled = mark.IsCancelled,
        };
    }
}
