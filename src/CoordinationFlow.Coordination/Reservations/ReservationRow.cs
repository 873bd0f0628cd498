using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Coordination.Reservations;

/// <summary>A holder that is asked to lift a reservation kept at adoption, by its review date; there as long as the task is open.</summary>
public sealed record ReservationRow
{
    /// <summary>The table.</summary>
    public static Table<ReservationRow> Table { get; } = new("reservation", [nameof(TaskId)], nameof(RowVersion));

    /// <summary>The task to lift.</summary>
    public required string TaskId { get; init; }

    /// <summary>The dossier.</summary>
    public required string DossierId { get; init; }

    /// <summary>The next review date, UTC; indexed.</summary>
    public required DateTimeOffset ReviewAt { get; init; }

    /// <summary>Counts changes.</summary>
    public long RowVersion { get; init; }
}
