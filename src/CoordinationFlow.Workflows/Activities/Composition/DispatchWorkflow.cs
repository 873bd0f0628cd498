using CoordinationFlow.Workflows.Execution;
using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.Workflows.Activities.Composition;

/// <summary>Starts an instance of another workflow, which runs once this one has nothing left to do; may wait for its end.</summary>
internal sealed class DispatchWorkflow : EngineKind
{
    public const string TypeName = "Elsa.DispatchWorkflow";

    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = TypeName,
        DisplayName = "Dispatch workflow",
        Description = "Create a new workflow instance of the specified workflow and dispatch it for execution.",
        Category = "Composition",
        Inputs =
        [
            Dispatching.DefinitionInput,
            new("CorrelationId", "String", "The correlation ID to associate the workflow with.") { DisplayName = "Correlation ID" },
            new("Input", "ObjectDictionary", "The input to send to the workflow."),
            new("WaitForCompletion", "Boolean", "Wait for the child workflow to complete before completing this activity.") { UiHint = "checkbox" },
            Dispatching.TraceInput,
            Dispatching.ChannelInput,
        ],
        Outputs = [new("Result", "Object", "The child's output.")],
    };

    protected override async ValueTask RunAsync(ActivityExecution execution)
    {
        var graph = await Dispatching.PublishedAsync(execution);
        var input = execution.Input<IDictionary<string, object?>>("Input") ?? new Dictionary<string, object?>();
        var waits = execution.Input<bool>("WaitForCompletion");
        var childId = execution.Run.Engine.Identity.NewId();
        var key = ChildEnd.Key(TypeName, childId);
        Dispatching.Dispatch(execution, graph, input, execution.Input<string>("CorrelationId"), childId, waits ? key : null);
        if (!waits)
        {
            await execution.CompleteAsync();
            return;
        }

        execution.Run.AddBookmark(execution, key, null, mayBeMet: false);
    }

    protected override ValueTask ResumedAsync(ActivityExecution execution, Resumption resumption)
    {
        execution.SetOutput("Result", ChildEnd.Output(resumption));
        return execution.CompleteAsync();
    }
}
