using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Workflows.Bookmarks;

/// <summary>What a suspended activity waits for. Goes with its activity and its instance.</summary>
public sealed record BookmarkRow
{
    /// <summary>The table.</summary>
    public static Table<BookmarkRow> Table { get; } = new("bookmark", [nameof(Id)]) { Owner = (Instances.InstanceRow.Table, nameof(InstanceId)) };

    /// <summary>The bookmark's id.</summary>
    public required string Id { get; init; }

    /// <summary>The instance (foreign key).</summary>
    public required string InstanceId { get; init; }

    /// <summary>The activity's id in the definition.</summary>
    public required string ActivityId { get; init; }

    /// <summary>The activity type or event that it is listed under.</summary>
    public required string Name { get; init; }

    /// <summary>The stored form of the key that it waits for.</summary>
    public required string StimulusHash { get; init; }

    /// <summary>The instance's correlation id when it was made.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>Order of making within the instance.</summary>
    public required long Seq { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
