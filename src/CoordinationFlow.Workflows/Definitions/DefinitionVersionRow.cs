using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Workflows.Definitions;

/// <summary>One version of a definition, its file's JSON as it came (unknown properties included).</summary>
public sealed record DefinitionVersionRow
{
    /// <summary>The table.</summary>
    public static Table<DefinitionVersionRow> Table { get; } = new("definition_version", [nameof(Id)], nameof(RowVersion)) { Unique = [[nameof(DefinitionId), nameof(Version)]] };

    /// <summary>The version's own id.</summary>
    public required string Id { get; init; }

    /// <summary>The id of all versions; unique together with <see cref="Version"/>.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>1, 2, 3 …</summary>
    public required int Version { get; init; }

    /// <summary>The name a designer gave.</summary>
    public required string Name { get; init; }

    /// <summary>What the designer wrote about it, as <see cref="Json"/> says it.</summary>
    public string? Description { get; init; }

    /// <summary>Whether a designer may not change it, as <see cref="Json"/> says it.</summary>
    public bool IsReadonly { get; init; }

    /// <summary>The version of the tool that wrote it, as <see cref="Json"/> says it.</summary>
    public string? ToolVersion { get; init; }

    /// <summary>Whether no later version exists.</summary>
    public required bool IsLatest { get; init; }

    /// <summary>Whether this is the version that new instances run; at most one of a definition.</summary>
    public required bool IsPublished { get; init; }

    /// <summary>The type name of the activity that it can be used as; null: it is not usable as one.</summary>
    public string? UsableAs { get; init; }

    /// <summary>The definition's JSON.</summary>
    public required string Json { get; init; }

    /// <summary>SHA-256 of the canonical JSON, hex.</summary>
    public required string ContentHash { get; init; }

    /// <summary><c>shipped</c>: imported from a file that ships with the program; <c>designer</c>: a person's own.</summary>
    public string Origin { get; init; } = "designer";

    /// <summary>UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Who saved it last, by name; null: it came with the program or by a file.</summary>
    public string? SavedBy { get; init; }

    /// <summary>When it was saved last. UTC.</summary>
    public DateTimeOffset? SavedAt { get; init; }

    /// <summary>Since when its content stands, because it was published or run: a change after that is a new version. UTC; null: it may still change.</summary>
    public DateTimeOffset? FixedAt { get; init; }

    /// <summary>Counts changes of this row.</summary>
    public long RowVersion { get; init; }
}
