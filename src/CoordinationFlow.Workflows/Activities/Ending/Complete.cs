using CoordinationFlow.Workflows.Execution;

namespace CoordinationFlow.Workflows.Activities.Ending;

/// <summary>Ends the workflow that it stands in, which may be one used as an activity, by the outcomes given.</summary>
internal sealed class Complete : EngineKind
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Elsa.Complete",
        DisplayName = "Complete",
        Description = "Signals the current composite activity to complete itself as a whole.",
        Category = "Composition",
        Inputs = [new("Outcomes", "Object", "The outcome or set of outcomes to complete this activity with.") { UiHint = "outcome-picker" }],
    };

    public override bool IsTerminal => true;

    protected override async ValueTask RunAsync(ActivityExecution execution)
    {
        var outcomes = Interpret(execution.InputValue("Outcomes"));
        var workflow = execution.Parent;
        while (workflow is not null && workflow.Node.Kind is not WorkflowRoot)
        {
            if (workflow.Node.Kind is EngineKind { IsLoop: true })
            {
                await ExecutionEnding.CancelBranchAsync(workflow);
            }

            workflow = workflow.Parent;
        }

        execution.Run.NoteCompletion(outcomes);
        await execution.CompleteAsync();
        if (workflow is not null)
        {
            await workflow.CompleteAsync(outcomes);
        }
    }

    private static string[] Interpret(object? outcomes) => outcomes switch
    {
        string one => [one],
        IEnumerable<object?> several => [.. several.Select(each => each?.ToString() ?? "")],
        _ => ["Done"],
    };
}
