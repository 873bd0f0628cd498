using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Coordination.Audit;

/// <summary>One entry of an audit chain, append-only; its hash covers its content and the hash before (INV-39).</summary>
public sealed record AuditRow
{
    /// <summary>The table.</summary>
    public static Table<AuditRow> Table { get; } = new("audit_entry", [nameof(Chain), nameof(Seq)]);

    /// <summary>A dossier's id, or <c>system</c>.</summary>
    public required string Chain { get; init; }

    /// <summary>1, 2, 3 … without a gap.</summary>
    public required long Seq { get; init; }

    /// <summary>Effective instant, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Recorded, UTC.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>Who: a person's or account's id, flow, clock or system.</summary>
    public required string Actor { get; init; }

    /// <summary>The role acted in.</summary>
    public required string Role { get; init; }

    /// <summary>The participant acted for.</summary>
    public string? Participant { get; init; }

    /// <summary>The way in.</summary>
    public required string Channel { get; init; }

    /// <summary>The event's type name.</summary>
    public required string Kind { get; init; }

    /// <summary>The event as canonical JSON.</summary>
    public required string Payload { get; init; }

    /// <summary>The hash before; 64 zeros for the first.</summary>
    public required string PreviousHash { get; init; }

    /// <summary>SHA-256, hex.</summary>
    public required string Hash { get; init; }
}
