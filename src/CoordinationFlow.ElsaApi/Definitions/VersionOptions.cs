using System.Globalization;
using CoordinationFlow.ElsaApi.Problems;
using CoordinationFlow.Workflows.Definitions;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.ElsaApi.Definitions;

/// <summary>Which versions are meant: Elsa's words, a number, or nothing for all.</summary>
internal static class VersionOptions
{
    /// <summary>The questions whose answers together hold what is meant, without overlap. Throws <see cref="ElsaProblemException"/> for an unknown word.</summary>
    public static IEnumerable<Query<ListedVersion>> Narrow(string? options, Query<ListedVersion> query)
    {
        Query<ListedVersion> With(Query<ListedVersion> of, string property, bool value) => of.Where(property, Comparison.Equal, value);
        const string latest = nameof(ListedVersion.IsLatest);
        const string published = nameof(ListedVersion.IsPublished);
        return options switch
        {
            "Latest" => [With(query, latest, true)],
            "Published" => [With(query, published, true)],
            "Draft" => [With(With(query, latest, true), published, false)],
            "LatestAndPublished" => [With(With(query, latest, true), published, true)],
            "LatestOrPublished" => [With(query, latest, true), With(With(query, published, true), latest, false)],
            null or "" or "AllVersions" => [query],
            _ => [query.Where(nameof(ListedVersion.Version), Comparison.Equal, int.TryParse(options, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new ElsaProblemException($"'{options}' is none of Latest, Published, LatestOrPublished, LatestAndPublished, Draft, AllVersions or a version's number."))],
        };
    }
}
