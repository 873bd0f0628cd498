using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Execution;

namespace CoordinationFlow.Workflows.Flowcharts;

/// <summary>Leaves by all its branches at once.</summary>
internal sealed class FlowFork : EngineKind
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Elsa.FlowFork",
        DisplayName = "Fork (flow)",
        Description = "Branch execution into multiple branches that will be executed in parallel.",
        Category = "Branching",
        Inputs = [new("Branches", "String[]", "A list of expected outcomes to handle.") { UiHint = "dynamic-outcomes" }],
    };

    public override bool HasOwnPorts => true;

    protected override ValueTask RunAsync(ActivityExecution execution) =>
        execution.CompleteAsync(execution.Input<string[]>("Branches") ?? ["Done"]);
}
