using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.Workflows.Activities;

/// <summary>
/// One execution of one activity: what it reads, and how it ends or waits. Valid only during the call that hands it over.
/// The engine's containers use the richer <c>ActivityExecution</c> beneath; a kind outside the engine needs no more than this.
/// </summary>
public abstract class ActivityContext
{
    /// <summary>The activity's id in the definition.</summary>
    public abstract string ActivityId { get; }

    /// <summary>The instance's id.</summary>
    public abstract string InstanceId { get; }

    /// <summary>The definition's id (of all its versions).</summary>
    public abstract string DefinitionId { get; }

    /// <summary>What runs in one transaction with this step; coordination activities find their dossier here.</summary>
    public abstract Step Step { get; }

    /// <summary>Cancelled when the step's caller gives up.</summary>
    public CancellationToken CancellationToken => Step.CancellationToken;

    /// <summary>The value of an input, evaluated and converted; the descriptor's default where the definition says nothing.</summary>
    public abstract T? Input<T>(string name);

    /// <summary>Sets an output: kept for <c>getOutputFrom</c> and written to the variable it is bound to.</summary>
    public abstract void SetOutput(string name, object? value);

    /// <summary>Reads what this execution remembered under that name (JSON-serialisable values only).</summary>
    public abstract T? Recall<T>(string name);

    /// <summary>Remembers a value over suspensions. Ids, codes, counts and dates only: no text, stance or remark (design, section 4).</summary>
    public abstract void Remember(string name, object? value);

    /// <summary>Leaves a bookmark: the activity waits until a stimulus with this name and key comes. Returns the bookmark's id.</summary>
    public abstract string WaitFor(StimulusKey key);

    /// <summary>Asks to be resumed at that instant (UTC) by a timer row; the stimulus is <c>Timer</c> with the bookmark's id.</summary>
    public abstract string WaitUntil(DateTimeOffset dueAt);

    /// <summary>Removes the bookmarks of this execution that still wait.</summary>
    public abstract void StopWaiting();

    /// <summary>Ends the activity by these outcomes; none: Done.</summary>
    public abstract ValueTask CompleteAsync(params string[] outcomes);
}
