using System.Collections.Immutable;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Dossiers;

/// <summary>
/// The title of a restricted dossier is text too (domain 3.15), and so are table and agenda item, which anybody fills with words of his own:
/// events and state name them by their hashes alone.
/// </summary>
internal static class KeptSheetTexts
{
    /// <summary>The sheet as events may hold it.</summary>
    public static DossierSheet WithKeptTexts(this Happenings story, DossierSheet sheet) =>
        sheet.Classification == Classification.Restricted
            ? sheet with
            {
                Title = ImmutableDictionary<string, string>.Empty,
                TitleHash = sheet.Title.IsEmpty ? null : story.Keep("title", sheet.Title),
                Table = null,
                TableHash = Kept(story, "table", sheet.Table),
                Item = null,
                ItemHash = Kept(story, "item", sheet.Item),
            }
            : sheet with { TitleHash = null, TableHash = null, ItemHash = null };

    private static string? Kept(Happenings story, string kind, string? text) => string.IsNullOrEmpty(text) ? null : story.Keep(kind, text);
}
