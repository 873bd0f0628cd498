using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Coordination.Dossiers;

/// <summary>A dossier: what lists show, and its state as JSON. Texts are in <see cref="KeptTextRow"/>.</summary>
public sealed record DossierRow
{
    /// <summary>The table.</summary>
    public static Table<DossierRow> Table { get; } = new("dossier", [nameof(Id)], nameof(RowVersion)) { Unique = [[nameof(Reference)]] };

    /// <summary>The dossier's id.</summary>
    public required string Id { get; init; }

    /// <summary>Unique.</summary>
    public required string Reference { get; init; }

    /// <summary>The state's name.</summary>
    public required string State { get; init; }

    /// <summary>The pilot's code.</summary>
    public required string Pilot { get; init; }

    /// <summary>The open round's deadline.</summary>
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>The cutoff.</summary>
    public DateTimeOffset? Cutoff { get; init; }

    /// <summary>Deadline, else cutoff, else far in the future: the board's order.</summary>
    public required DateTimeOffset SortAt { get; init; }

    /// <summary>What it waits for, a resource key.</summary>
    public required string WaitsFor { get; init; }

    /// <summary>The snapshot as JSON.</summary>
    public required string Snapshot { get; init; }

    /// <summary>The audit chain's last sequence number.</summary>
    public long ChainSeq { get; init; }

    /// <summary>The audit chain's head (hash of the last entry).</summary>
    public required string ChainHead { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Rises by one with each change.</summary>
    public long RowVersion { get; init; }
}
