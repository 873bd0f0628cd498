using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Execution;
using CoordinationFlow.Workflows.Graphs;

namespace CoordinationFlow.Workflows.Containers;

/// <summary>Runs branches side by side; ends with the first (WaitAny) or the last of them.</summary>
internal sealed class Fork : EngineKind
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Elsa.Fork",
        DisplayName = "Fork",
        Description = "Branch execution into multiple branches.",
        Category = "Control Flow",
        IsContainer = true,
        Inputs =
        [
            new("JoinMode", "String", "Controls when this activity yields control back to its parent activity.")
            {
                UiHint = "dropdown", Choices = ["WaitAny", "WaitAll"], DefaultValue = "WaitAll",
            },
        ],
    };

    public override object? Prepare(NodePreparation preparation)
    {
        preparation.AddActivities("branches");
        return null;
    }

    // The Break goes on upwards: the loop around the fork is left too.
    public override bool TakesBreak(ActivityExecution self)
    {
        self.IsBreaking = true;
        return false;
    }

    public override ValueTask ChildCompletedAsync(ActivityExecution self, ActivityExecution child, IReadOnlyList<string> outcomes)
    {
        var completed = (self.Recall<string[]>("completed") ?? []).Append(child.Node.Id).Distinct().ToArray();
        self.Remember("completed", completed);
        return self.IsBreaking || self.Input<string>("JoinMode") == "WaitAny" || completed.Length == self.Node.Activities.Length
            ? self.CompleteAsync()
            : ValueTask.CompletedTask;
    }

    protected override ValueTask RunAsync(ActivityExecution execution)
    {
        foreach (var branch in execution.Node.Activities)
        {
            execution.Schedule(branch);
        }

        return execution.Node.Activities.IsEmpty ? execution.CompleteAsync() : ValueTask.CompletedTask;
    }
}
