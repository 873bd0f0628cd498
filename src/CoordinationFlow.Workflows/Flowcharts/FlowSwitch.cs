using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Containers;
using CoordinationFlow.Workflows.Execution;
using CoordinationFlow.Workflows.Graphs;

namespace CoordinationFlow.Workflows.Flowcharts;

/// <summary>Leaves by the labels of the cases that hold, or by Default.</summary>
internal sealed class FlowSwitch : EngineKind
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Elsa.FlowSwitch",
        DisplayName = "Switch (flow)",
        Description = "Evaluate a set of case conditions and leave by the matching case.",
        Category = "Branching",
        Inputs =
        [
            new("Cases", "Object", "The cases to evaluate.") { UiHint = "flow-switch-editor", IsEvaluatedBefore = false },
            SwitchCases.ModeInput,
        ],
        Outcomes = ["Default"],
    };

    public override bool HasOwnPorts => true;

    public override object Prepare(NodePreparation preparation) => SwitchCases.Of(preparation, holdActivities: false);

    protected override ValueTask RunAsync(ActivityExecution execution)
    {
        var matching = ((SwitchCases)execution.Node.Prepared!).Matching(execution);
        return execution.CompleteAsync(matching.Count == 0 ? ["Default"] : [.. matching.Select(each => each.Label)]);
    }
}
