using System.Collections.Immutable;
using System.Globalization;
using CoordinationFlow.Coordination.Calendars;

namespace CoordinationFlow.Coordination.Mail;

/// <summary>
/// What a letter says, in its reader's language. Of a restricted dossier it says the reference and instants alone (domain 3.15): no title, no outcome,
/// nobody's name.
/// </summary>
public sealed class LetterText(Recipient recipient, string dossierId, string reference, ImmutableDictionary<string, string> title, MailRules rules)
{
    private readonly MailTexts _texts = new(recipient.Language);

    /// <summary>To whom.</summary>
    public Recipient Recipient { get; } = recipient;

    /// <summary>Whether the dossier is.</summary>
    public bool IsRestricted { get; init; }

    /// <summary>What it tells, in the order of happening.</summary>
    public ImmutableArray<LetterItem> Items { get; init; } = [];

    /// <summary>When it was begun, UTC.</summary>
    public DateTimeOffset WrittenAt { get; init; }

    /// <summary>The subject: the dossier's reference, and what it is about where it tells one thing.</summary>
    public string Subject => Items.Length == 1 ? $"{reference}: {Subjects(Items[0])}" : $"{reference}: {_texts["mail.subject-many", Items.Length]}";

    /// <summary>The body, plain text.</summary>
    public string Body
    {
        get
        {
            var lines = new List<string> { title.IsEmpty ? reference : $"{reference} – {Best(title)}", "" };
            foreach (var item in Items)
            {
                lines.Add(Sentence(item));
                lines.Add($"  {rules.Portal}{item.Path ?? $"/dossiers/{dossierId}"}");
                lines.Add("");
            }

            if (Items.Any(item => item.IsUrgent))
            {
                lines.Add(_texts["mail.why-now"]);
            }

            lines.Add(_texts["mail.brussels-time"]);
            lines.Add(_texts["mail.why-you", $"{rules.Portal}/me"]);
            return string.Join("\n", lines) + "\n";
        }
    }

    /// <summary>Calendar files, one an entry, each with its file's name and method; the last word on an entry only.</summary>
    public IEnumerable<(string Name, string Method, string Text)> Calendars =>
        Items.Select(item => item.Calendar).OfType<CalendarMark>().GroupBy(mark => (mark.What, mark.Number)).Select(group => group.MaxBy(mark => mark.Sequence)!).Select(Calendar);

    private (string, string, string) Calendar(CalendarMark mark)
    {
        var method = mark.IsCancelled ? "CANCEL" : "REQUEST";
        var entry = CalendarEntry.Of(mark, dossierId, reference, title, _texts, rules) with { Attendee = Recipient.Address };
        return ($"{mark.What}.ics", method, CalendarFile.Write(method, [entry], WrittenAt, rules.From));
    }

    private string Subjects(LetterItem item) => IsHidden(item) ? _texts["mail.restricted.subject"] : _texts[item.Key + ".subject", Said(item)];

    private string Sentence(LetterItem item) => IsHidden(item) ? _texts["mail.restricted"] : _texts[item.Key, Said(item)];

    // Items of their own tell dates; a notice may name an outcome or a participant.
    private bool IsHidden(LetterItem item) => IsRestricted && !item.Key.StartsWith("mail.", StringComparison.Ordinal);

    // A notice that a flow gives has no values.
    private object[] Said(LetterItem item) => [.. item.Values.Select(Said), .. Enumerable.Repeat("–", Math.Max(0, MailTexts.MostValues - item.Values.Length))];

    private string Said(string value) =>
        DateTimeOffset.TryParseExact(value, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant) ? _texts.Date(instant)
        : DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.ToString("D", _texts.Culture)
        : MailTexts.Words.Any(word => value.StartsWith(word, StringComparison.Ordinal)) ? _texts[value] : value;

    private string Best(ImmutableDictionary<string, string> texts) =>
        texts.GetValueOrDefault(Recipient.Language) ?? texts.GetValueOrDefault("en") ?? texts.OrderBy(text => text.Key, StringComparer.Ordinal).First().Value;
}
