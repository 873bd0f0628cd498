using System.Collections.Immutable;
using CoordinationFlow.Workflows.Problems;
using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.Workflows.Definitions;

/// <summary>
/// Imports the definitions that ship with the program, by content: a file that was imported once is never imported again. Over a
/// designer's own version it becomes an unpublished draft, and the administrator is to be told.
/// </summary>
public sealed class ShippedFlows(DefinitionLibrary library)
{
    /// <summary>Imports one file's text. Problems: nothing was stored.</summary>
    public async ValueTask<ShippedImport> ImportAsync(Step step, string file, string json)
    {
        var problems = new List<Problem>();
        if (DefinitionReader.Read(json, problems) is not { } definition)
        {
            return new(file, ShippedResult.Refused) { Problems = [.. problems] };
        }

        var versions = await DefinitionRows.VersionsAsync(step, definition.DefinitionId);
        var hash = CanonicalJson.HashOf(json);
        if (versions.Any(version => version.ContentHash == hash))
        {
            return new(file, ShippedResult.Known) { DefinitionId = definition.DefinitionId };
        }

        var isDesigners = versions.Any(version => version.Origin != DefinitionOrigin.Shipped && (version.IsPublished || version.IsLatest));
        var outcome = await library.ImportAsync(step, json, new ImportOptions(Publish: !isDesigners) { Origin = DefinitionOrigin.Shipped });
        var result = outcome.Row is null ? ShippedResult.Refused : isDesigners ? ShippedResult.Draft : ShippedResult.Published;
        return new(file, result) { DefinitionId = definition.DefinitionId, Problems = outcome.Problems };
    }
}

/// <summary>What became of a shipped file.</summary>
public enum ShippedResult
{
    /// <summary>Its content was imported before.</summary>
    Known,

    /// <summary>It is a new version, and new instances run it.</summary>
    Published,

    /// <summary>A designer has an own version; it waits as a draft, and the administrator is to be told.</summary>
    Draft,

    /// <summary>It has problems.</summary>
    Refused,
}

/// <summary>The import of one shipped file.</summary>
public sealed record ShippedImport(string File, ShippedResult Result)
{
    /// <summary>The definition's id, where it could be read.</summary>
    public string? DefinitionId { get; init; }

    /// <summary>What is wrong with it.</summary>
    public ImmutableArray<Problem> Problems { get; init; } = [];
}
