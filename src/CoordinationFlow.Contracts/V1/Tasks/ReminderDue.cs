namespace CoordinationFlow.Contracts.V1;

/// <summary>A task without an answer comes near its deadline.</summary>
public sealed record ReminderDue : OutgoingMessage
{
    /// <summary>The task.</summary>
    public required string TaskId { get; init; }

    /// <summary>Which reminder it is.</summary>
    public required ReminderKind Kind { get; init; }

    /// <summary>The deadline.</summary>
    public required Deadline Deadline { get; init; }

    /// <summary>An answer lies ready in the portal and only a mandate holder's commit is missing; it does not count yet.</summary>
    public required bool PreparedAnswerWaiting { get; init; }
}

/// <summary>A reminder's kind; each comes at most once for a task and deadline.</summary>
public enum ReminderKind
{
    /// <summary>Half of the time is over.</summary>
    Half,
    /// <summary>Eight working hours are left.</summary>
    EightHours,
    /// <summary>Two working hours are left.</summary>
    TwoHours,
    /// <summary>Thirty minutes are left (urgent rounds).</summary>
    ThirtyMinutes,
    /// <summary>Sent by the coordinator or the flow.</summary>
    ByHand,
    /// <summary>A review date of a kept reservation has passed; the deadline is the next one.</summary>
    Review,
}
