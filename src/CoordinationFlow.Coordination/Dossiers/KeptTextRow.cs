using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Coordination.Dossiers;

/// <summary>A text of a dossier, found by its hash: a draft version, a position's content, a reason, a statement. The only table with text.</summary>
public sealed record KeptTextRow
{
    /// <summary>The table.</summary>
    public static Table<KeptTextRow> Table { get; } = new("kept_text", [nameof(DossierId), nameof(Hash)]);

    /// <summary>The dossier.</summary>
    public required string DossierId { get; init; }

    /// <summary>SHA-256 of <see cref="Json"/>, hex.</summary>
    public required string Hash { get; init; }

    /// <summary>draft, title (of a restricted dossier), position, prepared, reason, remark or statement.</summary>
    public required string Kind { get; init; }

    /// <summary>The text.</summary>
    public required string Json { get; init; }
}
