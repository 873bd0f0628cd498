using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Execution;
using CoordinationFlow.Workflows.Graphs;

namespace CoordinationFlow.Workflows.Containers;

/// <summary>Runs its body once for each item, one after the other. The items are those of the loop's beginning.</summary>
internal sealed class ForEach : Loop
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Elsa.ForEach",
        DisplayName = "For each",
        Description = "Iterate over a set of values.",
        Category = "Looping",
        IsContainer = true,
        Inputs = [new("Items", "Object[]", "The set of values to iterate.") { UiHint = "multitext" }],
        Outputs = [new("CurrentValue", "Object", "Assign the current value to the specified variable.")],
    };

    protected override bool TryTurn(ActivityExecution self, Node body)
    {
        var items = self.Recall<object?[]>("items");
        if (items is null)
        {
            self.Remember("items", items = self.Input<object?[]>("Items") ?? []);
        }

        var place = self.Recall<int>("next");
        if (place >= items.Length)
        {
            return false;
        }

        self.Remember("next", place + 1);
        self.SetOutput("CurrentValue", items[place]);
        self.Schedule(body, new("CurrentIndex", place), new("CurrentValue", items[place]));
        return true;
    }
}
