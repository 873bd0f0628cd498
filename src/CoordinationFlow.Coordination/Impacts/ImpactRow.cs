using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Coordination.Impacts;

/// <summary>A dossier whose open round's deadline would be another one; there until the coordinator has answered.</summary>
public sealed record ImpactRow
{
    /// <summary>The table.</summary>
    public static Table<ImpactRow> Table { get; } = new("impact", [nameof(DossierId)], nameof(RowVersion));

    /// <summary>The dossier.</summary>
    public required string DossierId { get; init; }

    /// <summary>The standing deadline, UTC; indexed.</summary>
    public required DateTimeOffset Deadline { get; init; }

    /// <summary>Counts changes.</summary>
    public long RowVersion { get; init; }
}
