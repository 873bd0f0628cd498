using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Coordination.Findings;

/// <summary>A finding of a dossier, for the list over all dossiers.</summary>
public sealed record FindingRow
{
    /// <summary>The table.</summary>
    public static Table<FindingRow> Table { get; } = new("finding", [nameof(DossierId), nameof(Number)], nameof(RowVersion));

    /// <summary>The dossier.</summary>
    public required string DossierId { get; init; }

    /// <summary>The finding's number in the dossier.</summary>
    public required int Number { get; init; }

    /// <summary>Whether somebody has still to see to it; indexed together with <see cref="At"/>.</summary>
    public required bool IsOpen { get; init; }

    /// <summary>Since when, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Dossier and number joined: the order of two of one instant.</summary>
    public required string Place { get; init; }

    /// <summary>Counts changes.</summary>
    public long RowVersion { get; init; }
}
