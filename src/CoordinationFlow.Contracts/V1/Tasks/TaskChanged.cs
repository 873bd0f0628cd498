namespace CoordinationFlow.Contracts.V1;

/// <summary>A task's deadline moved, or the task ended without an answer.</summary>
public sealed record TaskChanged : OutgoingMessage
{
    /// <summary>The task.</summary>
    public required string TaskId { get; init; }

    /// <summary>What changed.</summary>
    public required TaskChange Change { get; init; }

    /// <summary>The deadline now in force; absent where the task ended.</summary>
    public Deadline? Deadline { get; init; }

    /// <summary>Whose task it is from now on, where it was transferred.</summary>
    public string? Successor { get; init; }

    /// <summary>The reason given, where the queue is cleared for it.</summary>
    public string? Reason { get; init; }
}

/// <summary>How a task changed.</summary>
public enum TaskChange
{
    /// <summary>The deadline is later.</summary>
    DeadlineExtended,
    /// <summary>The deadline is earlier.</summary>
    DeadlineShortened,
    /// <summary>The task ended: the dossier was withdrawn, or the participant is no longer asked.</summary>
    Cancelled,
    /// <summary>The participant's successor has the task now.</summary>
    Transferred,
    /// <summary>A new draft version replaces the one asked about; its own task follows.</summary>
    Superseded,
}
