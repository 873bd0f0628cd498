using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Coordination.Dossiers;

/// <summary>Who has a seat in which dossier: the index behind "only the asked see the dossier" (domain 3.15).</summary>
public sealed record DossierSeatRow
{
    /// <summary>The table.</summary>
    public static Table<DossierSeatRow> Table { get; } = new("dossier_seat", [nameof(Participant), nameof(DossierId)], nameof(RowVersion));

    /// <summary>The participant's code.</summary>
    public required string Participant { get; init; }

    /// <summary>The dossier.</summary>
    public required string DossierId { get; init; }

    /// <summary>The seat's name.</summary>
    public required string Seat { get; init; }

    /// <summary>Copy of the dossier's order, for paging.</summary>
    public required DateTimeOffset SortAt { get; init; }

    /// <summary>Counts changes.</summary>
    public long RowVersion { get; init; }
}
