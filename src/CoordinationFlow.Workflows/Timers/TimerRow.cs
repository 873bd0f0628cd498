using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Workflows.Timers;

/// <summary>An instant at which a waiting activity is to be resumed.</summary>
public sealed record TimerRow
{
    /// <summary>The table.</summary>
    public static Table<TimerRow> Table { get; } = new("timer", [nameof(Id)]) { Owner = (Instances.InstanceRow.Table, nameof(InstanceId)) };

    /// <summary>The bookmark's id.</summary>
    public required string Id { get; init; }

    /// <summary>The instance (foreign key).</summary>
    public required string InstanceId { get; init; }

    /// <summary>UTC; indexed.</summary>
    public required DateTimeOffset DueAt { get; init; }
}
