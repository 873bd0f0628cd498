namespace CoordinationFlow.Workflows.Instances;

/// <summary>Elsa's words for where an instance stands.</summary>
public static class InstanceStatus
{
    /// <summary>Status: it has more to do, or waits.</summary>
    public const string Running = "Running";

    /// <summary>Status and sub-status: it has ended; as sub-status: by itself.</summary>
    public const string Finished = "Finished";

    /// <summary>Sub-status: a step works on it.</summary>
    public const string Executing = "Executing";

    /// <summary>Sub-status: it waits.</summary>
    public const string Suspended = "Suspended";

    /// <summary>Sub-status: an incident ended it.</summary>
    public const string Faulted = "Faulted";

    /// <summary>Sub-status: it was cancelled.</summary>
    public const string Cancelled = "Cancelled";
}
