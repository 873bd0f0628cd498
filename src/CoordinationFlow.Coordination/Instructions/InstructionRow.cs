using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Coordination.Instructions;

/// <summary>An instruction of a dossier, for the Permanent Representation's list.</summary>
public sealed record InstructionRow
{
    /// <summary>The table.</summary>
    public static Table<InstructionRow> Table { get; } = new("instruction", [nameof(DossierId), nameof(No)], nameof(RowVersion));

    /// <summary>The dossier.</summary>
    public required string DossierId { get; init; }

    /// <summary>The instruction's number in the dossier.</summary>
    public required int No { get; init; }

    /// <summary>When it was issued, UTC; indexed.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>Dossier and number joined: the order of two of one instant.</summary>
    public required string Place { get; init; }

    /// <summary>Counts changes.</summary>
    public long RowVersion { get; init; }
}
