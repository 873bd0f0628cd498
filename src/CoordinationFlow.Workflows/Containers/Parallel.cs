using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Execution;
using CoordinationFlow.Workflows.Graphs;

namespace CoordinationFlow.Workflows.Containers;

/// <summary>Runs its activities side by side and ends when all have ended.</summary>
internal sealed class Parallel : EngineKind
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Elsa.Parallel",
        DisplayName = "Parallel",
        Description = "Execute a set of activities in parallel.",
        Category = "Workflows",
        IsContainer = true,
    };

    public override object? Prepare(NodePreparation preparation)
    {
        preparation.AddActivities();
        return null;
    }

    public override ValueTask ChildCompletedAsync(ActivityExecution self, ActivityExecution child, IReadOnlyList<string> outcomes)
    {
        var remaining = self.Recall<int>("remaining") - 1;
        self.Remember("remaining", remaining);
        return remaining == 0 ? self.CompleteAsync() : ValueTask.CompletedTask;
    }

    protected override ValueTask RunAsync(ActivityExecution execution)
    {
        if (execution.Node.Activities.IsEmpty)
        {
            return execution.CompleteAsync();
        }

        execution.Remember("remaining", execution.Node.Activities.Length);
        foreach (var activity in execution.Node.Activities)
        {
            execution.Schedule(activity);
        }

        return ValueTask.CompletedTask;
    }
}
