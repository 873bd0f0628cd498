using System.Globalization;
using System.Resources;
using CoordinationFlow.Domain.Refusals;

namespace CoordinationFlow.Coordination.Refusals;

/// <summary>
/// A refusal in a reader's language: what is wrong, and what to do instead (domain 3.18). For REST, portal and queue alike;
/// languages are nl, fr, de and en, and any other reads English.
/// </summary>
public static class RefusalSentences
{
    private static readonly ResourceManager Texts = new("CoordinationFlow.Coordination.Refusals.RefusalSentences", typeof(RefusalSentences).Assembly);

    /// <summary>What is wrong, a sentence.</summary>
    public static string Text(Refusal refusal, CultureInfo language) => Say(refusal.Code, refusal, language) ?? refusal.Code;

    /// <summary>What to do instead, a sentence; null where the code is not one of the procedure's.</summary>
    public static string? Instead(Refusal refusal, CultureInfo language) => Say(refusal.Code + ".instead", refusal, language);

    /// <summary>Both sentences.</summary>
    public static string Whole(Refusal refusal, CultureInfo language) =>
        Instead(refusal, language) is { } instead ? $"{Text(refusal, language)} {instead}" : Text(refusal, language);

    private static string? Say(string key, Refusal refusal, CultureInfo language) =>
        Texts.GetString(key, language) is { } sentence ? string.Format(language, sentence, Detail(refusal, language)) : null;

    private static string Detail(Refusal refusal, CultureInfo language)
    {
        if ((refusal.Suggestion ?? refusal.Earliest ?? refusal.Cutoff) is { } instant)
        {
            return TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels")).ToString("f", language);
        }

        if (!refusal.Participants.IsDefaultOrEmpty)
        {
            return string.Join(", ", refusal.Participants);
        }

        if (refusal.StandingReceipt is not null)
        {
            return refusal.StandingReceipt;
        }

        var paragraphs = refusal.Paragraphs.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} ({string.Join(", ", pair.Value.By)})");
        return refusal.Paragraphs.IsEmpty ? refusal.Reason ?? "–" : string.Join("; ", paragraphs);
    }
}
