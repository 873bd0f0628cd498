using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Workflows.Bookmarks;

/// <summary>A stimulus that came before its bookmark; met by the commit that makes the bookmark, or ends unmatched.</summary>
public sealed record KeptStimulusRow
{
    /// <summary>The table.</summary>
    public static Table<KeptStimulusRow> Table { get; } = new("kept_stimulus", [nameof(Id)]);

    /// <summary>Sortable id.</summary>
    public required string Id { get; init; }

    /// <summary>The stored form of its key.</summary>
    public required string StimulusHash { get; init; }

    /// <summary>The instance it is for, if one.</summary>
    public string? InstanceId { get; init; }

    /// <summary>The correlation id it is for, if one.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>What it brings, JSON.</summary>
    public required string Input { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
