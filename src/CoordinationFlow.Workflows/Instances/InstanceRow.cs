using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Workflows.Instances;

/// <summary>A workflow instance: what lists show, and the state of its live activities alone. What is finished lives in the journal.</summary>
public sealed record InstanceRow
{
    /// <summary>The table.</summary>
    public static Table<InstanceRow> Table { get; } = new("instance", [nameof(Id)], nameof(RowVersion)) { Rest = nameof(FinishedAt) };

    /// <summary>The instance's id.</summary>
    public required string Id { get; init; }

    /// <summary>The definition's id.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>The version it began with and stays on.</summary>
    public required string DefinitionVersionId { get; init; }

    /// <summary>That version's number.</summary>
    public required int DefinitionVersion { get; init; }

    /// <summary>The instance whose activity started this one.</summary>
    public string? ParentInstanceId { get; init; }

    /// <summary>For display and Event stimuli.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>Set by SetName.</summary>
    public string? Name { get; init; }

    /// <summary>Running or Finished.</summary>
    public required string Status { get; init; }

    /// <summary>Pending, Executing, Suspended, Finished, Cancelled or Faulted.</summary>
    public required string SubStatus { get; init; }

    /// <summary>Live activity contexts, variables, outputs and incidents as JSON.</summary>
    public required string State { get; init; }

    /// <summary>Open incidents.</summary>
    public int IncidentCount { get; init; }

    /// <summary>The last journal entry's number.</summary>
    public long JournalSeq { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>UTC; null while it runs.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Rises by one with each step.</summary>
    public long RowVersion { get; init; }
}
