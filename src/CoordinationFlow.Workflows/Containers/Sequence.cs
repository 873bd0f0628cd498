using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Execution;
using CoordinationFlow.Workflows.Graphs;

namespace CoordinationFlow.Workflows.Containers;

/// <summary>Runs its activities one after the other.</summary>
internal sealed class Sequence : EngineKind
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Elsa.Sequence",
        DisplayName = "Sequence",
        Description = "Execute a set of activities in sequence.",
        Category = "Workflows",
        IsContainer = true,
    };

    public override object? Prepare(NodePreparation preparation)
    {
        preparation.AddActivities();
        return null;
    }

    public override bool TakesBreak(ActivityExecution self)
    {
        self.IsBreaking = true;
        return false;
    }

    public override ValueTask ChildCompletedAsync(ActivityExecution self, ActivityExecution child, IReadOnlyList<string> outcomes) =>
        self.IsBreaking || child.Node.Kind is EngineKind { IsTerminal: true } ? self.CompleteAsync() : NextAsync(self);

    protected override ValueTask RunAsync(ActivityExecution execution) => NextAsync(execution);

    private static ValueTask NextAsync(ActivityExecution self)
    {
        var place = self.Recall<int>("next");
        if (place >= self.Node.Activities.Length)
        {
            return self.CompleteAsync();
        }

        self.Remember("next", place + 1);
        self.Schedule(self.Node.Activities[place]);
        return ValueTask.CompletedTask;
    }
}
