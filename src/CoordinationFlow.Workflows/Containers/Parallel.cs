using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Execution;
using CoordinationFlow.Workflows.Graphs;

namespace CoordinationFlow.Workflows.Containers;

/// <summary>Runs its activities side by side and ends when all have ended.</summary>
internal sealed class Parallel : SideBySide
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

    protected override ValueTask RunAsync(ActivityExecution execution)
    {
        if (execution.Node.Activities.IsEmpty)
        {
            return execution.CompleteAsync();
        }

        Expect(execution, execution.Node.Activities.Length);
        foreach (var activity in execution.Node.Activities)
        {
            execution.Schedule(activity);
        }

        return ValueTask.CompletedTask;
    }
}
