using CoordinationFlow.SimulationTests.World;
using CoordinationFlow.Workflows.Runtime;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.SimulationTests.Mutations;

/// <summary>A way in which the engine could be wrong. The simulation has to find each of them, or it proves nothing.</summary>
public enum Mutation
{
    /// <summary>The engine as it is.</summary>
    None,

    /// <summary>A step overwrites what another one wrote since it read.</summary>
    RowVersionCheckDropped,

    /// <summary>A word that comes before its bookmark is dropped.</summary>
    EarlyStimulusLost,

    /// <summary>A message that comes again is not known again.</summary>
    InboxRowMissingAtRetry,

    /// <summary>A timer fires before its time.</summary>
    TimerFiredEarly,

    /// <summary>A step's state and its bookmarks are two transactions.</summary>
    BookmarkInSecondCommit,
}

/// <summary>How each mutation is put into a world.</summary>
internal static class MutationParts
{
    /// <summary>The store with the mutation.</summary>
    public static IStore Wrap(this Mutation mutation, IStore store, Node node, Seams seams) => mutation switch
    {
        Mutation.RowVersionCheckDropped => new UncheckedStore(store),
        Mutation.BookmarkInSecondCommit => new SplitStore(store, node, seams),
        _ => store,
    };

    /// <summary>The engine with the mutation.</summary>
    public static IWorkflowRuntime Wrap(this Mutation mutation, IWorkflowRuntime runtime) =>
        mutation == Mutation.EarlyStimulusLost ? new ForgetfulRuntime(runtime) : runtime;

    /// <summary>What time the timers think it is.</summary>
    public static DateTimeOffset TimersSee(this Mutation mutation, DateTimeOffset now) =>
        mutation == Mutation.TimerFiredEarly ? now + TimeSpan.FromMinutes(1) : now;
}
