using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Coordination.Idempotency;

/// <summary>A command that was done under a key: what it was and what came of it (INV-41).</summary>
public sealed record IdempotencyRow
{
    /// <summary>The table.</summary>
    public static Table<IdempotencyRow> Table { get; } = new("idempotency", [nameof(PersonId), nameof(Key)]);

    /// <summary>Whose key.</summary>
    public required string PersonId { get; init; }

    /// <summary>The key.</summary>
    public required string Key { get; init; }

    /// <summary>SHA-256 of the command's canonical JSON, hex.</summary>
    public required string ContentHash { get; init; }

    /// <summary>The outcome as JSON (receipt, ids; no text).</summary>
    public required string Outcome { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset DoneAt { get; init; }
}
