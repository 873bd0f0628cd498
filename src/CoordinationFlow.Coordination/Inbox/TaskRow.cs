using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Coordination.Inbox;

/// <summary>A task as the inbox lists it; the dossier's state is what counts.</summary>
public sealed record TaskRow
{
    /// <summary>The table.</summary>
    public static Table<TaskRow> Table { get; } = new("task", [nameof(TaskId)], nameof(RowVersion));

    /// <summary>The task's id.</summary>
    public required string TaskId { get; init; }

    /// <summary>The dossier.</summary>
    public required string DossierId { get; init; }

    /// <summary>The participant's code.</summary>
    public required string Participant { get; init; }

    /// <summary>The task's kind by name.</summary>
    public required string Kind { get; init; }

    /// <summary>The round; 0 where the kind has none.</summary>
    public required int Round { get; init; }

    /// <summary>The task's state by name.</summary>
    public required string State { get; init; }

    /// <summary>Whether it still asks for something.</summary>
    public required bool IsOpen { get; init; }

    /// <summary>Open ones by deadline, ended ones by their end.</summary>
    public required DateTimeOffset SortAt { get; init; }

    /// <summary>Counts changes.</summary>
    public long RowVersion { get; init; }
}
