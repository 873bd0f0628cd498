using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Execution;
using CoordinationFlow.Workflows.Graphs;

namespace CoordinationFlow.Workflows.Containers;

/// <summary>Runs its body for all items side by side and ends when all have ended.</summary>
internal sealed class ParallelForEach : SideBySide
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Elsa.ParallelForEach",
        DisplayName = "Parallel for each",
        Description = "Schedule an activity for each item in parallel.",
        Category = "Looping",
        IsContainer = true,
        Inputs = [new("Items", "Object[]", "The items to iterate through.") { UiHint = "multitext" }],
    };

    public override object? Prepare(NodePreparation preparation)
    {
        preparation.AddPort("body");
        return null;
    }

    protected override ValueTask RunAsync(ActivityExecution execution)
    {
        var items = execution.Input<object?[]>("Items") ?? [];
        if (items.Length == 0 || execution.Node.Port("body") is not { } body)
        {
            return execution.CompleteAsync();
        }

        Expect(execution, items.Length);
        for (var place = 0; place < items.Length; place++)
        {
            execution.Schedule(body, new("CurrentValue", items[place]), new("CurrentIndex", place));
        }

        return ValueTask.CompletedTask;
    }
}
