using System.Globalization;
using CoordinationFlow.Workflows.Execution;
using CoordinationFlow.Workflows.Graphs;
using CoordinationFlow.Workflows.Instances;
using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.Workflows.Activities.Composition;

/// <summary>Starts an instance of another workflow for each item; may wait for all of them and run an activity at the end of each.</summary>
internal sealed class BulkDispatchWorkflows : EngineKind
{
    public const string TypeName = "Elsa.BulkDispatchWorkflows";
    private const string Dispatched = "dispatched";
    private const string Ended = "ended";

    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = TypeName,
        DisplayName = "Bulk dispatch workflows",
        Description = "Create new workflow instances for each item in the data source and dispatch them for execution.",
        Category = "Composition",
        IsContainer = true,
        Inputs =
        [
            Dispatching.DefinitionInput,
            new("Items", "Object[]", "The data source to use for dispatching the workflows."),
            new("DefaultItemInputKey", "String", "The input's name under which an item is sent that is no object.") { DefaultValue = "Item" },
            new("CorrelationIdFunction", "String", "Computes the correlation ID of each workflow from its item.")
            {
                DisplayName = "Correlation ID function", IsEvaluatedBefore = false,
            },
            new("Input", "ObjectDictionary", "Additional input to send to the workflows."),
            new("WaitForCompletion", "Boolean", "Wait for the dispatched workflows to complete before completing this activity.") { DefaultValue = true, UiHint = "checkbox" },
            Dispatching.TraceInput,
            Dispatching.ChannelInput,
        ],
        Outcomes = ["Completed", "Canceled", "Done"],
    };

    public override object? Prepare(NodePreparation preparation)
    {
        preparation.AddPort("childCompleted");
        preparation.AddPort("childFaulted");
        return null;
    }

    public override ValueTask ChildCompletedAsync(ActivityExecution self, ActivityExecution child, IReadOnlyList<string> outcomes) => TryCompleteAsync(self);

    protected override async ValueTask RunAsync(ActivityExecution execution)
    {
        var graph = await Dispatching.PublishedAsync(execution);
        var items = execution.Input<object?[]>("Items") ?? [];
        var waits = execution.Input<bool>("WaitForCompletion") && items.Length > 0;
        foreach (var item in items)
        {
            Dispatch(execution, graph, item, waits);
        }

        if (!waits)
        {
            await execution.CompleteAsync("Done");
            return;
        }

        execution.Remember(Dispatched, items.Length);
        execution.Run.AddBookmark(execution, Key(execution), null, mayBeMet: false);
    }

    // The bookmark stays until the last child has ended: each end is a resume.
    protected override ValueTask ResumedAsync(ActivityExecution execution, Resumption resumption)
    {
        execution.Run.AddBookmark(execution, Key(execution), null, mayBeMet: false);
        execution.Remember(Ended, execution.Recall<int>(Ended) + 1);
        var port = ChildEnd.SubStatus(resumption) switch
        {
            InstanceStatus.Faulted => execution.Node.Port("childFaulted"),
            InstanceStatus.Finished => execution.Node.Port("childCompleted"),
            _ => null,
        };
        if (port is null)
        {
            return TryCompleteAsync(execution);
        }

        execution.Schedule(port, new KeyValuePair<string, object?>("ChildInstanceId", ChildEnd.InstanceId(resumption)));
        return ValueTask.CompletedTask;
    }

    private static ValueTask TryCompleteAsync(ActivityExecution self) =>
        self.Recall<int>(Ended) >= self.Recall<int>(Dispatched) ? self.CompleteAsync("Completed", "Done") : ValueTask.CompletedTask;

    // An item that is an object gives inputs of its own; it never changes what the next item's child gets.
    private static void Dispatch(ActivityExecution execution, Graph graph, object? item, bool waits)
    {
        var name = execution.Input<string>("DefaultItemInputKey") ?? "Item";
        var input = new Dictionary<string, object?>(execution.Input<IDictionary<string, object?>>("Input") ?? new Dictionary<string, object?>());
        foreach (var (key, value) in item as IDictionary<string, object?> ?? new Dictionary<string, object?> { [name] = item })
        {
            input[key] = value;
        }

        execution.Declare(name, item);
        var correlationId = execution.Evaluate("CorrelationIdFunction") as string;
        execution.Forget(name);
        Dispatching.Dispatch(execution, graph, input, correlationId, awaitedBy: waits ? Key(execution) : null);
    }

    private static StimulusKey Key(ActivityExecution execution) =>
        ChildEnd.Key(TypeName, $"{execution.InstanceId}/{execution.Number.ToString(CultureInfo.InvariantCulture)}");
}
