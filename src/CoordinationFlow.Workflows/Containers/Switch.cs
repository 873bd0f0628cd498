using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Execution;
using CoordinationFlow.Workflows.Graphs;

namespace CoordinationFlow.Workflows.Containers;

/// <summary>Runs the activities of the cases that hold, or the default.</summary>
internal sealed class Switch : SideBySide
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Elsa.Switch",
        DisplayName = "Switch",
        Description = "Evaluate a set of case conditions and schedule the activity for a matching case.",
        Category = "Branching",
        IsContainer = true,
        Inputs =
        [
            new("Cases", "Object", "The cases to evaluate.") { UiHint = "switch-editor", IsEvaluatedBefore = false },
            SwitchCases.ModeInput,
        ],
        Outputs = [new("Output", "Object", "The value to switch on.")],
    };

    public override object Prepare(NodePreparation preparation)
    {
        var cases = SwitchCases.Of(preparation, holdActivities: true);
        preparation.AddPort("default");
        return cases;
    }

    protected override ValueTask RunAsync(ActivityExecution execution)
    {
        var matching = ((SwitchCases)execution.Node.Prepared!).Matching(execution);
        var chosen = matching.Count == 0 ? [execution.Node.Port("default")] : matching.Select(each => each.Activity).ToArray();
        var activities = chosen.OfType<Node>().ToArray();
        Expect(execution, activities.Length);
        foreach (var activity in activities)
        {
            execution.Schedule(activity);
        }

        return activities.Length == 0 ? execution.CompleteAsync() : ValueTask.CompletedTask;
    }
}
