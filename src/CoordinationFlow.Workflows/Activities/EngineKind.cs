using CoordinationFlow.Workflows.Execution;
using CoordinationFlow.Workflows.Graphs;
using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.Workflows.Activities;

/// <summary>A kind of the engine's own: it sees the whole execution, may contain others, and prepares itself when a definition is compiled.</summary>
internal abstract class EngineKind : ActivityKind
{
    /// <summary>Whether a Sequence or a Flowchart ends when this activity has completed (Elsa's terminal nodes).</summary>
    public virtual bool IsTerminal => false;

    /// <summary>Whether its outcomes are a matter of the definition (cases, branches) and not of the descriptor.</summary>
    public virtual bool HasOwnPorts => false;

    /// <summary>Takes children, connections and cases from the definition; what it returns is kept as <see cref="Node.Prepared"/>.</summary>
    public virtual object? Prepare(NodePreparation preparation) => null;

    /// <summary>A child has completed by these outcomes (Done where it gave none).</summary>
    public virtual ValueTask ChildCompletedAsync(ActivityExecution self, ActivityExecution child, IReadOnlyList<string> outcomes) => ValueTask.CompletedTask;

    /// <summary>A child was cancelled.</summary>
    public virtual ValueTask ChildCanceledAsync(ActivityExecution self, ActivityExecution child) => ValueTask.CompletedTask;

    /// <summary>A Break below asks to leave the loop. True: it goes no further up.</summary>
    public virtual bool TakesBreak(ActivityExecution self) => false;

    /// <summary>Whether a Complete below cancels this activity on its way to the workflow (Elsa's loops).</summary>
    public virtual bool IsLoop => false;

    /// <inheritdoc/>
    public sealed override ValueTask ExecuteAsync(ActivityContext context) => RunAsync((ActivityExecution)context);

    /// <inheritdoc/>
    public sealed override ValueTask ResumeAsync(ActivityContext context, Resumption resumption) => ResumedAsync((ActivityExecution)context, resumption);

    /// <summary>See <see cref="ActivityKind.ExecuteAsync"/>.</summary>
    protected abstract ValueTask RunAsync(ActivityExecution execution);

    /// <summary>See <see cref="ActivityKind.ResumeAsync"/>.</summary>
    protected virtual ValueTask ResumedAsync(ActivityExecution execution, Resumption resumption) => execution.CompleteAsync(resumption.Outcomes);
}
