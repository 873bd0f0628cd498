using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Execution;
using CoordinationFlow.Workflows.Graphs;

namespace CoordinationFlow.Workflows.Containers;

/// <summary>Runs its body for each number between two bounds.</summary>
internal sealed class For : Loop
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Elsa.For",
        DisplayName = "For",
        Description = "Iterate over a sequence of steps between a start and an end number.",
        Category = "Looping",
        IsContainer = true,
        Inputs =
        [
            new("Start", "Int32", "The start step.") { DefaultValue = 0 },
            new("End", "Int32", "The end step.") { DefaultValue = 0 },
            new("Step", "Int32", "The step size. To count down, enter a negative number.") { DefaultValue = 1 },
            new("OuterBoundInclusive", "Boolean", "Whether the end step belongs to the loop.") { DefaultValue = true, UiHint = "checkbox" },
        ],
        Outputs = [new("CurrentValue", "Object", "Stores the current value for each iteration.")],
    };

    protected override bool TryTurn(ActivityExecution self, Node body)
    {
        // Start, end, step and bound are those of the loop's beginning, also after a suspension.
        var bounds = self.Recall<int[]>("bounds");
        if (bounds is null)
        {
            bounds = [self.Input<int>("Start"), self.Input<int>("End"), self.Input<int>("Step"), self.Input<bool>("OuterBoundInclusive") ? 1 : 0];
            self.Remember("bounds", bounds);
        }

        var (end, step, inclusive) = (bounds[1], bounds[2], bounds[3] == 1);
        var current = self.Recall<int?>("current") is { } last ? last + step : bounds[0];
        var isWithin = step >= 0
            ? current < end || (inclusive && current == end)
            : current > end || (inclusive && current == end);
        if (!isWithin)
        {
            return false;
        }

        self.Remember("current", current);
        self.Schedule(body, new KeyValuePair<string, object?>("CurrentValue", current));
        self.SetOutput("CurrentValue", current);
        return true;
    }
}
