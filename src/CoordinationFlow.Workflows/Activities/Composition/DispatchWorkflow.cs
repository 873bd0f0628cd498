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
        Inputs = [.. Dispatching.ChildInputs, Dispatching.TraceInput, Dispatching.ChannelInput],
        Outputs = [new("Result", "Object", "The child's output.")],
    };

    protected override async ValueTask RunAsync(ActivityExecution execution)
    {
        var graph = await Dispatching.PublishedAsync(execution);
        var waits = execution.Input<bool>("WaitForCompletion");
        var childId = execution.Run.Engine.Identity.NewId();
        var key = ChildEnd.Key(TypeName, childId);
        Dispatching.Dispatch(execution, graph, execution.Input<IDictionary<string, object?>>("Input"), execution.Input<string>("CorrelationId"), childId, waits ? key : null);
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
