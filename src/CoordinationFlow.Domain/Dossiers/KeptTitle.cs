using System.Collections.Immutable;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Dossiers;

/// <summary>The title of a restricted dossier is text too (domain 3.15): events and state name it by its hash alone.</summary>
internal static class KeptTitle
{
    /// <summary>The sheet as events may hold it.</summary>
    public static DossierSheet WithKeptTitle(this Happenings story, DossierSheet sheet) =>
        sheet.Classification == Classification.Restricted && !sheet.Title.IsEmpty
            ? sheet with { Title = ImmutableDictionary<string, string>.Empty, TitleHash = story.Keep("title", sheet.Title) }
            : sheet with { TitleHash = null };
}
