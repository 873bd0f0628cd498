using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.Workflows.Activities;

/// <summary>
/// A kind of activity, such as <c>Elsa.WriteLine</c>. One stateless object serves all nodes of that type in all instances;
/// what an execution must remember lives in its <see cref="ActivityContext"/>. Thread-safe.
/// </summary>
public abstract class ActivityKind
{
    /// <summary>What a designer and the compiler need to know: type name, inputs, outputs, outcomes.</summary>
    public abstract ActivityDescriptor Descriptor { get; }

    /// <summary>
    /// Runs the activity; its inputs are evaluated before. It ends by <see cref="ActivityContext.CompleteAsync"/>, or leaves a
    /// bookmark or scheduled children behind and waits. An exception becomes an incident.
    /// </summary>
    public abstract ValueTask ExecuteAsync(ActivityContext context);

    /// <summary>One of this activity's bookmarks was met by a stimulus; the bookmark is gone unless it does not burn.</summary>
    public virtual ValueTask ResumeAsync(ActivityContext context, Resumption resumption) =>
        context.CompleteAsync(resumption.Outcomes);

    /// <summary>The activity is being cancelled by its container or by the instance's end; its bookmarks go by themselves.</summary>
    public virtual ValueTask CancelAsync(ActivityContext context) => ValueTask.CompletedTask;
}
