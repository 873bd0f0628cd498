namespace CoordinationFlow.Workflows.Execution;

/// <summary>Where an execution of an activity stands, in Elsa's words.</summary>
public enum ActivityStatus
{
    /// <summary>It runs, or waits.</summary>
    Running,

    /// <summary>It has ended by itself.</summary>
    Completed,

    /// <summary>Its container or the instance ended it.</summary>
    Canceled,

    /// <summary>It has an incident.</summary>
    Faulted,
}
