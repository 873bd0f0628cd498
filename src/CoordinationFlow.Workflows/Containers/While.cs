using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Execution;
using CoordinationFlow.Workflows.Graphs;
using CoordinationFlow.Workflows.Values;

namespace CoordinationFlow.Workflows.Containers;

/// <summary>Runs its body while a condition holds, asked before each turn.</summary>
internal sealed class While : Loop
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Elsa.While",
        DisplayName = "While",
        Description = "Execute an activity while a given condition evaluates to true.",
        Category = "Looping",
        IsContainer = true,
        Inputs = [new("Condition", "Boolean", "The condition to evaluate before each turn.") { DefaultValue = false, IsEvaluatedBefore = false }],
    };

    protected override bool TryTurn(ActivityExecution self, Node body)
    {
        if (!ValueConverter.To<bool>(self.Evaluate("Condition")))
        {
            return false;
        }

        self.Schedule(body);
        return true;
    }
}
