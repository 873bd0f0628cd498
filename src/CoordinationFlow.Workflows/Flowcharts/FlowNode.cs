using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Execution;
using CoordinationFlow.Workflows.Graphs;

namespace CoordinationFlow.Workflows.Flowcharts;

/// <summary>A place in a flowchart that holds an activity as its body.</summary>
internal sealed class FlowNode : EngineKind
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Elsa.FlowNode",
        DisplayName = "Flow node",
        Description = "A node of a flowchart that runs its body.",
        Category = "Flow",
        IsContainer = true,
    };

    public override object? Prepare(NodePreparation preparation)
    {
        preparation.AddPort("body");
        return null;
    }

    public override ValueTask ChildCompletedAsync(ActivityExecution self, ActivityExecution child, IReadOnlyList<string> outcomes) => self.CompleteAsync();

    protected override ValueTask RunAsync(ActivityExecution execution)
    {
        if (execution.Node.Port("body") is not { } body)
        {
            return execution.CompleteAsync();
        }

        execution.Schedule(body);
        return ValueTask.CompletedTask;
    }
}
