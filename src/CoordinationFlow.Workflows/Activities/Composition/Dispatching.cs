using CoordinationFlow.Workflows.Execution;
using CoordinationFlow.Workflows.Graphs;
using CoordinationFlow.Workflows.Resuming;
using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.Workflows.Activities.Composition;

/// <summary>
/// Starts children that run when their parent has nothing left to do, in the same step: what is dispatched is committed with the
/// activity that dispatched it, or not at all.
/// </summary>
internal static class Dispatching
{
    /// <summary>What every activity that starts a workflow takes.</summary>
    public static InputDescriptor DefinitionInput { get; } = new("WorkflowDefinitionId", "String", "The definition ID of the workflow.")
    {
        DisplayName = "Workflow definition",
        UiHint = "workflow-definition-picker",
        IsRequired = true,
    };

    /// <summary>What every activity that starts one workflow takes.</summary>
    public static IEnumerable<InputDescriptor> ChildInputs { get; } =
    [
        DefinitionInput,
        new("CorrelationId", "String", "The correlation ID to associate the workflow with.") { DisplayName = "Correlation ID" },
        new("Input", "ObjectDictionary", "The input to send to the workflow."),
        new("WaitForCompletion", "Boolean", "Wait for the child workflow to complete before completing this activity.") { UiHint = "checkbox" },
    ];

    /// <summary>Accepted and without effect: everything runs in this step's process.</summary>
    public static InputDescriptor ChannelInput { get; } = new("ChannelName", "String", "The channel to dispatch the workflow to.") { DisplayName = "Channel" };

    /// <summary>Accepted and without effect: a dispatched workflow belongs to the trace of what dispatched it.</summary>
    public static InputDescriptor TraceInput { get; } = new("StartNewTrace", "Boolean", "Start a new trace context when using Open Telemetry.") { UiHint = "checkbox" };

    /// <summary>The graph of the published version that the activity names. Throws an incident's exception where there is none.</summary>
    public static async ValueTask<Graph> PublishedAsync(ActivityExecution execution)
    {
        var definitionId = execution.Input<string>("WorkflowDefinitionId") ?? "";
        try
        {
            return await execution.Run.Engine.Library.PublishedAsync(execution.Step, definitionId);
        }
        catch (DefinitionNotFoundException)
        {
            throw NotPublished(definitionId);
        }
    }

    /// <summary>The incident's exception where a definition has no published version.</summary>
    public static InvalidOperationException NotPublished(string definitionId) => new($"No published version of workflow definition with ID {definitionId} found.");

    /// <summary>What the child gets: its own input and, by name, who started it.</summary>
    public static Dictionary<string, object?> InputOf(ActivityExecution execution, IDictionary<string, object?>? input) =>
        new(input ?? new Dictionary<string, object?>()) { ["ParentInstanceId"] = execution.InstanceId };

    /// <summary>Dispatches one child; returns its instance id.</summary>
    public static string Dispatch(ActivityExecution execution, Graph graph, IDictionary<string, object?>? input, string? correlationId, string? instanceId = null, StimulusKey? awaitedBy = null)
    {
        var childId = instanceId ?? execution.Run.Engine.Identity.NewId();
        StepRuns.Of(execution.Step).Dispatched.Enqueue(new StartRequest(graph.Definition.DefinitionId)
        {
            DefinitionVersionId = graph.VersionId,
            InstanceId = childId,
            ParentInstanceId = execution.InstanceId,
            CorrelationId = correlationId,
            Input = InputOf(execution, input),
            AwaitedBy = awaitedBy?.Hash,
        });
        return childId;
    }
}
