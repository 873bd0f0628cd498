using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Coordination.Audit;

/// <summary>The head of a chain that is no dossier's (the system's); a dossier's head stands in its own row.</summary>
public sealed record ChainHeadRow
{
    /// <summary>The table.</summary>
    public static Table<ChainHeadRow> Table { get; } = new("chain_head", [nameof(Chain)], nameof(RowVersion));

    /// <summary>The chain.</summary>
    public required string Chain { get; init; }

    /// <summary>Its last sequence number.</summary>
    public required long Seq { get; init; }

    /// <summary>Its last hash.</summary>
    public required string Hash { get; init; }

    /// <summary>Counts changes.</summary>
    public long RowVersion { get; init; }
}
