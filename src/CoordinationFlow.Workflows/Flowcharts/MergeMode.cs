namespace CoordinationFlow.Workflows.Flowcharts;

/// <summary>How an activity treats several connections to it in the token mode: Elsa's merge modes.</summary>
internal enum MergeMode
{
    /// <summary>Runs when what is before it has nothing under way; branches that were not taken do not count. Also where nothing is said.</summary>
    Stream,

    /// <summary>Waits for every forward connection.</summary>
    Merge,

    /// <summary>Waits for every connection, those that lead back too.</summary>
    Converge,

    /// <summary>Runs at the first branch that comes; those that come later change nothing.</summary>
    Cascade,

    /// <summary>Runs at the first branch that comes and cancels the others.</summary>
    Race,

    /// <summary>A FlowJoin's WaitAllActive: waits for the branches that were taken.</summary>
    Active,
}
