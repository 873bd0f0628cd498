using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Workflows.Definitions;

/// <summary>A version of a definition as lists show it, without its JSON: a list's cost does not grow with the size of what it lists.</summary>
public sealed record ListedVersion
{
    /// <summary>The versions, with these columns alone.</summary>
    public static Table<ListedVersion> Table { get; } = DefinitionVersionRow.Table.Part<ListedVersion>();

    /// <inheritdoc cref="DefinitionVersionRow.Id"/>
    public required string Id { get; init; }

    /// <inheritdoc cref="DefinitionVersionRow.DefinitionId"/>
    public required string DefinitionId { get; init; }

    /// <inheritdoc cref="DefinitionVersionRow.Version"/>
    public required int Version { get; init; }

    /// <inheritdoc cref="DefinitionVersionRow.Name"/>
    public required string Name { get; init; }

    /// <inheritdoc cref="DefinitionVersionRow.Description"/>
    public string? Description { get; init; }

    /// <inheritdoc cref="DefinitionVersionRow.IsReadonly"/>
    public bool IsReadonly { get; init; }

    /// <inheritdoc cref="DefinitionVersionRow.ToolVersion"/>
    public string? ToolVersion { get; init; }

    /// <inheritdoc cref="DefinitionVersionRow.IsLatest"/>
    public required bool IsLatest { get; init; }

    /// <inheritdoc cref="DefinitionVersionRow.IsPublished"/>
    public required bool IsPublished { get; init; }

    /// <inheritdoc cref="DefinitionVersionRow.CreatedAt"/>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <inheritdoc cref="DefinitionVersionRow.SavedBy"/>
    public string? SavedBy { get; init; }

    /// <inheritdoc cref="DefinitionVersionRow.SavedAt"/>
    public DateTimeOffset? SavedAt { get; init; }

    /// <inheritdoc cref="DefinitionVersionRow.FixedAt"/>
    public DateTimeOffset? FixedAt { get; init; }

    /// <summary>A version that is at hand, as lists show it.</summary>
    public static ListedVersion Of(DefinitionVersionRow row) => new()
    {
        Id = row.Id,
        DefinitionId = row.DefinitionId,
        Version = row.Version,
        Name = row.Name,
        Description = row.Description,
        IsReadonly = row.IsReadonly,
        ToolVersion = row.ToolVersion,
        IsLatest = row.IsLatest,
        IsPublished = row.IsPublished,
        CreatedAt = row.CreatedAt,
        SavedBy = row.SavedBy,
        SavedAt = row.SavedAt,
        FixedAt = row.FixedAt,
    };
}
