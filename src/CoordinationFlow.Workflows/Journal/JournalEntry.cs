namespace CoordinationFlow.Workflows.Journal;

/// <summary>One entry of an instance's journal: what happened to one execution of an activity.</summary>
public sealed record JournalEntry
{
    /// <summary>The instance.</summary>
    public required string InstanceId { get; init; }

    /// <summary>1, 2, 3 … within the instance.</summary>
    public required long Seq { get; init; }

    /// <summary>UTC; the step's.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The execution's number within the instance.</summary>
    public required long Execution { get; init; }

    /// <summary>The activity's id in the definition.</summary>
    public required string ActivityId { get; init; }

    /// <summary>The activity's type.</summary>
    public required string ActivityType { get; init; }

    /// <summary>Started, Suspended, Resumed, Completed, Faulted, Canceled or Moved.</summary>
    public required string Event { get; init; }

    /// <summary>Outcomes, message of a fault and the like, JSON; ids, codes, counts and dates only.</summary>
    public string? Details { get; init; }
}
