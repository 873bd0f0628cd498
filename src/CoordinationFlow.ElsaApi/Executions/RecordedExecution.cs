using System.Text.Json.Nodes;
using CoordinationFlow.ElsaApi.Instances;
using CoordinationFlow.Workflows.Instances;
using CoordinationFlow.Workflows.Journal;

namespace CoordinationFlow.ElsaApi.Executions;

/// <summary>One execution of an activity as the journal tells it. Inputs and outputs are not kept once it has ended, so it has none.</summary>
internal sealed class RecordedExecution(InstanceView view, long number, IReadOnlyList<JournalEntry> entries)
{
    private static readonly string[] Endings = ["Completed", "Canceled", "Faulted"];

    public long Number => number;

    public string ActivityId => entries[0].ActivityId;

    public string NodeId => view.Graph.Find(ActivityId)?.Path ?? ActivityId;

    public DateTimeOffset StartedAt => entries[0].At;

    public bool IsFaulted => Ending?.Event == "Faulted";

    public bool IsCompleted => Ending?.Event == "Completed";

    public bool IsWaiting => view.Live.Any(live => live.Number == number && live.IsWaiting);

    private JournalEntry? Ending => entries.LastOrDefault(entry => Endings.Contains(entry.Event));

    /// <summary>All executions of an instance, by number.</summary>
    public static IReadOnlyList<RecordedExecution> All(InstanceView view, IEnumerable<JournalEntry> journal) =>
        [.. journal.GroupBy(entry => entry.Execution).OrderBy(group => group.Key).Select(group => new RecordedExecution(view, group.Key, [.. group]))];

    /// <summary>The execution of the container that this one began in; null for the workflow itself.</summary>
    public RecordedExecution? ContainerIn(IReadOnlyList<RecordedExecution> all) =>
        view.Graph.Find(ActivityId)?.Parent is { } container ? all.LastOrDefault(other => other.ActivityId == container.Id && other.Number < number) : null;

    public JsonObject Summary()
    {
        var node = view.Graph.Find(ActivityId);
        var summary = new JsonObject
        {
            ["id"] = ExecutionId.Of(view.Row.Id, number),
            ["workflowInstanceId"] = view.Row.Id,
            ["activityId"] = ActivityId,
            ["activityNodeId"] = NodeId,
            ["activityType"] = entries[0].ActivityType,
            ["activityTypeVersion"] = 1,
            ["activityName"] = node?.Name ?? ActivityId,
            ["startedAt"] = StartedAt,
            ["hasBookmarks"] = IsWaiting,
            ["status"] = Ending?.Event ?? "Running",
            ["aggregateFaultCount"] = IsFaulted ? 1 : 0,
            ["metadata"] = new JsonObject(),
        };
        if (Ending is { } ending)
        {
            summary["completedAt"] = ending.At;
        }

        return summary;
    }

    public JsonObject Record(IReadOnlyList<RecordedExecution> all)
    {
        var record = Summary();
        (record["activityState"], record["outputs"], record["properties"]) = (new JsonObject(), new JsonObject(), new JsonObject());
        record["payload"] = Ending?.Details is { } details && JsonNode.Parse(details)?["outcomes"] is { } outcomes ? new JsonObject { ["Outcomes"] = outcomes.DeepClone() } : new JsonObject();
        if (IsFaulted && view.Incidents.FirstOrDefault(incident => incident.Execution == number) is { } incident)
        {
            record["exception"] = InstanceDocument.Fault(incident);
        }

        var depth = 0;
        for (var above = ContainerIn(all); above is not null; above = above.ContainerIn(all))
        {
            depth++;
        }

        record["callStackDepth"] = depth;
        if (ContainerIn(all) is { } container)
        {
            record["schedulingActivityExecutionId"] = ExecutionId.Of(view.Row.Id, container.Number);
            record["schedulingActivityId"] = container.ActivityId;
        }

        return record;
    }
}
