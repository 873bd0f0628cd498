namespace CoordinationFlow.Contracts.V1;

/// <summary>The participant lowers its own reservations; possible until adoption, also after the deadline.</summary>
public sealed record ReservationLifted : IncomingMessage
{
    /// <summary>The receipt of the position in which the reservations stand.</summary>
    public string? Receipt { get; init; }

    /// <summary>The paragraphs concerned, one at least.</summary>
    public required IReadOnlyList<string> Paragraphs { get; init; }

    /// <summary>The stance on each of them from now on; it must be lower than the one that stands.</summary>
    public required Stance NewStance { get; init; }
}
