namespace CoordinationFlow.Contracts.V1;

/// <summary>The answer is stored on disk. The same message always gets the same receipt.</summary>
public sealed record Receipt : OutgoingMessage
{
    /// <summary>The message id of the answer.</summary>
    public required string InReplyTo { get; init; }

    /// <summary>The task answered.</summary>
    public required string TaskId { get; init; }

    /// <summary>The receipt's id; a revision names it in <see cref="PositionSubmitted.Replaces"/>.</summary>
    public required string ReceiptId { get; init; }

    /// <summary>When the answer reached us, UTC; this stamp decides whether it is in time.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>What became of it.</summary>
    public required ReceiptStatus Status { get; init; }

    /// <summary>SHA-256 in hex of what was stored.</summary>
    public required string Hash { get; init; }
}

/// <summary>What became of an answer.</summary>
public enum ReceiptStatus
{
    /// <summary>It counts.</summary>
    InTime,
    /// <summary>It came after the deadline: kept, shown to the coordinator, and counted only where admitted.</summary>
    Late,
    /// <summary>It equals the position that stands.</summary>
    Unchanged,
    /// <summary>A newer draft version is out: kept, not counted, offered as the beginning of the new answer.</summary>
    OnSupersededVersion,
}
