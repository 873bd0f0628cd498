using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Workflows.Instances;

/// <summary>An instance as lists show it, without its state: a list's cost does not grow with the size of what it lists.</summary>
public sealed record ListedInstance
{
    /// <summary>The instances, with these columns alone.</summary>
    public static Table<ListedInstance> Table { get; } = InstanceRow.Table.Part<ListedInstance>();

    /// <inheritdoc cref="InstanceRow.Id"/>
    public required string Id { get; init; }

    /// <inheritdoc cref="InstanceRow.DefinitionId"/>
    public required string DefinitionId { get; init; }

    /// <inheritdoc cref="InstanceRow.DefinitionVersionId"/>
    public required string DefinitionVersionId { get; init; }

    /// <inheritdoc cref="InstanceRow.DefinitionVersion"/>
    public required int DefinitionVersion { get; init; }

    /// <inheritdoc cref="InstanceRow.ParentInstanceId"/>
    public string? ParentInstanceId { get; init; }

    /// <inheritdoc cref="InstanceRow.CorrelationId"/>
    public string? CorrelationId { get; init; }

    /// <inheritdoc cref="InstanceRow.Name"/>
    public string? Name { get; init; }

    /// <inheritdoc cref="InstanceRow.Status"/>
    public required string Status { get; init; }

    /// <inheritdoc cref="InstanceRow.SubStatus"/>
    public required string SubStatus { get; init; }

    /// <inheritdoc cref="InstanceRow.IncidentCount"/>
    public int IncidentCount { get; init; }

    /// <inheritdoc cref="InstanceRow.CreatedAt"/>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <inheritdoc cref="InstanceRow.UpdatedAt"/>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <inheritdoc cref="InstanceRow.FinishedAt"/>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>An instance that is at hand, as lists show it.</summary>
    public static ListedInstance Of(InstanceRow row) => new()
    {
        Id = row.Id,
        DefinitionId = row.DefinitionId,
        DefinitionVersionId = row.DefinitionVersionId,
        DefinitionVersion = row.DefinitionVersion,
        ParentInstanceId = row.ParentInstanceId,
        CorrelationId = row.CorrelationId,
        Name = row.Name,
        Status = row.Status,
        SubStatus = row.SubStatus,
        IncidentCount = row.IncidentCount,
        CreatedAt = row.CreatedAt,
        UpdatedAt = row.UpdatedAt,
        FinishedAt = row.FinishedAt,
    };
}
