namespace CoordinationFlow.Domain.Instructions;

/// <summary>What proves that an instruction reached the Permanent Representation. Instants UTC.</summary>
/// <param name="No">The instruction's number.</param>
/// <param name="IssuedAt">When it was issued.</param>
public sealed record InstructionProof(int No, DateTimeOffset IssuedAt)
{
    /// <summary>When it stood in its queue or inbox; null: not yet.</summary>
    public DateTimeOffset? DeliveredAt { get; init; }

    /// <summary>When somebody there confirmed to have it; null: not yet.</summary>
    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>Who confirmed it.</summary>
    public string? ConfirmedBy { get; init; }
}
