using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Coordination.Dossiers;

/// <summary>
/// A text of a dossier, found by its hash: a draft version, a position's content, a reason, a statement. The only table with text; what refused
/// messages said stands here too, since it may be a restricted dossier's.
/// </summary>
public sealed record KeptTextRow
{
    /// <summary>The table.</summary>
    public static Table<KeptTextRow> Table { get; } = new("kept_text", [nameof(DossierId), nameof(Hash)]);

    /// <summary>The dossier; of a refused message: the queue it came by.</summary>
    public required string DossierId { get; init; }

    /// <summary>SHA-256 of <see cref="Json"/>, hex; of a refused message: its entry's id.</summary>
    public required string Hash { get; init; }

    /// <summary>draft, title, table or item (of a restricted dossier), position, prepared, reason, remark, statement or refused.</summary>
    public required string Kind { get; init; }

    /// <summary>The text.</summary>
    public required string Json { get; init; }
}
