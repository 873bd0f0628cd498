using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Execution;
using CoordinationFlow.Workflows.Graphs;

namespace CoordinationFlow.Workflows.Containers;

/// <summary>What For, ForEach and While share: a body that runs again and again until the loop is done or left by a Break.</summary>
internal abstract class Loop : EngineKind
{
    public sealed override bool IsLoop => true;

    public override object? Prepare(NodePreparation preparation)
    {
        preparation.AddPort("body");
        return null;
    }

    public sealed override bool TakesBreak(ActivityExecution self) => self.IsBreaking = true;

    public sealed override ValueTask ChildCompletedAsync(ActivityExecution self, ActivityExecution child, IReadOnlyList<string> outcomes) => TurnAsync(self);

    protected sealed override ValueTask RunAsync(ActivityExecution execution) => TurnAsync(execution);

    /// <summary>Schedules the body for the next turn; false: there is none.</summary>
    protected abstract bool TryTurn(ActivityExecution self, Node body);

    private ValueTask TurnAsync(ActivityExecution self) =>
        !self.IsBreaking && self.Node.Port("body") is { } body && TryTurn(self, body) ? ValueTask.CompletedTask : self.CompleteAsync();
}
