using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Execution;

namespace CoordinationFlow.Workflows.Flowcharts;

/// <summary>Leaves by True or False.</summary>
internal sealed class FlowDecision : EngineKind
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Elsa.FlowDecision",
        DisplayName = "Decision",
        Description = "Evaluate a Boolean condition to determine which path to execute next.",
        Category = "Branching",
        Inputs = [new("Condition", "Boolean", "The condition to evaluate.") { DefaultValue = false }],
        Outcomes = ["True", "False"],
    };

    protected override ValueTask RunAsync(ActivityExecution execution) =>
        execution.CompleteAsync(execution.Input<bool>("Condition") ? "True" : "False");
}
