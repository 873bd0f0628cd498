using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Execution;
using CoordinationFlow.Workflows.Graphs;

namespace CoordinationFlow.Workflows.Containers;

/// <summary>Runs one of two activities; where there is none, it goes on.</summary>
internal sealed class If : EngineKind
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Elsa.If",
        DisplayName = "If",
        Description = "Evaluate a Boolean condition to determine which activity to execute next.",
        Category = "Branching",
        IsContainer = true,
        Inputs = [new("Condition", "Boolean", "The condition to evaluate.") { DefaultValue = false }],
        Outputs = [new("Result", "Boolean", "Whether the condition held.")],
    };

    public override object? Prepare(NodePreparation preparation)
    {
        preparation.AddPort("then");
        preparation.AddPort("else");
        return null;
    }

    public override ValueTask ChildCompletedAsync(ActivityExecution self, ActivityExecution child, IReadOnlyList<string> outcomes) => self.CompleteAsync();

    protected override ValueTask RunAsync(ActivityExecution execution)
    {
        var holds = execution.Input<bool>("Condition");
        execution.SetOutput("Result", holds);
        if (execution.Node.Port(holds ? "then" : "else") is not { } branch)
        {
            return execution.CompleteAsync();
        }

        execution.Schedule(branch);
        return ValueTask.CompletedTask;
    }
}
