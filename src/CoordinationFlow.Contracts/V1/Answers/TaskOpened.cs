namespace CoordinationFlow.Contracts.V1;

/// <summary>A person in the participant has opened the task. In an urgent round silence counts as agreement only where this came in time.</summary>
public sealed record TaskOpened : IncomingMessage
{
    /// <summary>When it was opened, as the sender claims; kept for information, our own stamp of the message counts.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Who opened it, as the sender names the person; for information.</summary>
    public string? By { get; init; }
}
