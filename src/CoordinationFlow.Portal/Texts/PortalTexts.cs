using System.Globalization;
using System.Resources;

namespace CoordinationFlow.Portal.Texts;

/// <summary>
/// Everything that a person reads, by key, in the reader's language (nl, fr, de, en). A key without a text is shown as itself, and a test fails.
/// </summary>
public sealed class PortalTexts(CultureInfo language)
{
    private static readonly ResourceManager Resources = new("CoordinationFlow.Portal.Texts.Texts", typeof(PortalTexts).Assembly) { IgnoreCase = true };

    /// <summary>The languages of the interface, in the order of the switch, each by its own name.</summary>
    public static IReadOnlyList<(string Code, string Name)> Languages { get; } = [("fr", "Français"), ("nl", "Nederlands"), ("de", "Deutsch"), ("en", "English")];

    /// <summary>The reader's language, two letters.</summary>
    public string Code => language.TwoLetterISOLanguageName;

    /// <summary>The reader's culture, Belgian where there is one, for dates and numbers.</summary>
    public CultureInfo Culture { get; } = CultureInfo.GetCultureInfo(language.TwoLetterISOLanguageName == "en" ? "en-GB" : language.TwoLetterISOLanguageName + "-BE");

    /// <summary>The text of a key.</summary>
    public string this[string key] => Resources.GetString(key, language) ?? key;

    /// <summary>The text of a key with values.</summary>
    public string this[string key, params object?[] values] => string.Format(Culture, this[key], values);

    /// <summary>A colon as the language sets it: French leaves a space before it that does not break.</summary>
    public string Colon => Code == "fr" ? "\u00a0:" : ":";

    /// <summary>The best of texts by language: the reader's, else English, else any.</summary>
    public (string Language, string Text) Best(IReadOnlyDictionary<string, string> texts) =>
        texts.TryGetValue(Code, out var own) ? (Code, own)
        : texts.TryGetValue("en", out var english) ? ("en", english)
        : texts.OrderBy(text => text.Key, StringComparer.Ordinal).Select(text => (text.Key, text.Value)).FirstOrDefault(("en", "–"));

    /// <summary>A paragraph's number as people say it: 1 for p1.</summary>
    public static string Number(string paragraph) => paragraph is ['p', >= '0' and <= '9', ..] ? paragraph[1..] : paragraph;

    /// <summary>A date and time of Brussels, weekday included: "lun. 11 janv. 2027, 17:00".</summary>
    public string Date(DateTimeOffset instant)
    {
        var local = TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels"));
        return Code == "de"
            ? $"{local.ToString("ddd", Culture).TrimEnd('.')}., {local.ToString("d. MMM yyyy, HH:mm", Culture)}"
            : local.ToString("ddd d MMM yyyy, HH:mm", Culture);
    }
}
