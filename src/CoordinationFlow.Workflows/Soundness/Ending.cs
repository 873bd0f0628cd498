namespace CoordinationFlow.Workflows.Soundness;

/// <summary>How an activity, with all that it contains, may end; what a script decides counts as possible.</summary>
/// <param name="Completes">It may complete, and what follows runs.</param>
/// <param name="Breaks">It may leave the loop around it.</param>
/// <param name="Ends">It may end the workflow: by Finish, by Complete, by a fault.</param>
/// <param name="Waits">It may wait for something from outside.</param>
internal readonly record struct Ending(bool Completes, bool Breaks, bool Ends, bool Waits)
{
    /// <summary>It completes at once.</summary>
    public static Ending AtOnce { get; } = new(true, false, false, false);

    /// <summary>It completes after a wait.</summary>
    public static Ending AfterWait { get; } = new(true, false, false, true);

    /// <summary>It never completes; what it may do besides is still to be told.</summary>
    public static Ending Never { get; }

    /// <summary>The container around it hears of its end.</summary>
    public bool Returns => Completes || Breaks;

    /// <summary>Either may happen.</summary>
    public Ending Or(Ending other) => new(Completes || other.Completes, Breaks || other.Breaks, Ends || other.Ends, Waits || other.Waits);
}
