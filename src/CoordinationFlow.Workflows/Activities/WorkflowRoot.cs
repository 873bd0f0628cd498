using CoordinationFlow.Workflows.Execution;

namespace CoordinationFlow.Workflows.Activities;

/// <summary>The workflow itself: holds its variables and runs its root.</summary>
internal sealed class WorkflowRoot : EngineKind
{
    public const string TypeName = "Elsa.Workflow";

    public static readonly WorkflowRoot Kind = new();

    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = TypeName,
        DisplayName = "Workflow",
        Description = "A workflow is an activity that runs its root activity.",
        Category = "Workflows",
        IsContainer = true,
    };

    protected override ValueTask RunAsync(ActivityExecution execution)
    {
        if (execution.Node.Port("root") is not { } root)
        {
            return execution.CompleteAsync();
        }

        execution.Schedule(root);
        return ValueTask.CompletedTask;
    }

    public override ValueTask ChildCompletedAsync(ActivityExecution self, ActivityExecution child, IReadOnlyList<string> outcomes) => self.CompleteAsync();
}
