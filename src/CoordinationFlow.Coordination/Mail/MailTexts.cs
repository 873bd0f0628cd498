using System.Globalization;
using System.Resources;
using CoordinationFlow.Domain.WorkingTime;

namespace CoordinationFlow.Coordination.Mail;

/// <summary>Everything that letters and calendars say, by key, in one language (fr, nl, de, en).</summary>
public sealed class MailTexts(string language)
{
    private static readonly ResourceManager Resources = new("CoordinationFlow.Coordination.Mail.MailTexts", typeof(MailTexts).Assembly);
    private readonly CultureInfo _language = CultureInfo.GetCultureInfo(language);

    /// <summary>How many values a sentence has at most.</summary>
    internal const int MostValues = 3;

    /// <summary>Beginnings of values that are keys themselves.</summary>
    internal static IReadOnlyList<string> Words { get; } = ["level.", "outcome."];

    /// <summary>The culture of dates: Belgian where there is one.</summary>
    public CultureInfo Culture { get; } = CultureInfo.GetCultureInfo(language == "en" ? "en-GB" : language + "-BE");

    /// <summary>The text of a key.</summary>
    public string this[string key] => Resources.GetString(key, _language) ?? key;

    /// <summary>The text of a key with values.</summary>
    public string this[string key, params object[] values] => string.Format(Culture, this[key], values);

    /// <summary>A date and time of Brussels, weekday included.</summary>
    public string Date(DateTimeOffset instant) => BrusselsTime.Local(instant).ToString("dddd d MMMM yyyy, HH:mm", Culture);
}
