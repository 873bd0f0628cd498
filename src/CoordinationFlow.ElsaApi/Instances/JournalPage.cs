using System.Text.Json.Nodes;
using CoordinationFlow.ElsaApi.Executions;
using CoordinationFlow.ElsaApi.Json;
using CoordinationFlow.Workflows.Instances;
using CoordinationFlow.Workflows.Journal;

namespace CoordinationFlow.ElsaApi.Instances;

/// <summary>A page of an instance's journal under Studio's filter (contract 3.11).</summary>
internal static class JournalPage
{
    private const int UsualRows = 100;

    public static object Of(InstanceView view, IReadOnlyList<JournalEntry> journal, JsonObject? filter, int? skip, int? take)
    {
        var (activities, nodes, excluded, events) = (Wanted(filter, "activityIds"), Wanted(filter, "activityNodeIds"), Wanted(filter, "excludedActivityTypes"), Wanted(filter, "eventNames"));
        var matching = journal.Where(entry =>
            (activities.Length == 0 || activities.Contains(entry.ActivityId))
            && (nodes.Length == 0 || nodes.Contains(NodeId(view, entry)))
            && !excluded.Contains(entry.ActivityType)
            && (events.Length == 0 || events.Contains(entry.Event))).ToArray();
        return new { items = matching.Skip(Math.Max(skip ?? 0, 0)).Take(Math.Clamp(take ?? UsualRows, 0, ElsaPage.MostRows)).Select(entry => Record(view, entry)), totalCount = matching.Length };
    }

    private static string[] Wanted(JsonObject? filter, string name) => filter?.Texts(name) ?? [];

    private static string NodeId(InstanceView view, JournalEntry entry) => view.Graph.Find(entry.ActivityId)?.Path ?? entry.ActivityId;

    private static JsonObject Record(InstanceView view, JournalEntry entry)
    {
        var details = entry.Details is { } text ? JsonNode.Parse(text) as JsonObject : null;
        var record = new JsonObject
        {
            ["id"] = $"{view.Row.Id}-journal-{entry.Seq}",
            ["activityInstanceId"] = ExecutionId.Of(view.Row.Id, entry.Execution),
            ["activityId"] = entry.ActivityId,
            ["activityType"] = entry.ActivityType,
            ["activityTypeVersion"] = 1,
            ["activityName"] = view.Graph.Find(entry.ActivityId)?.Name ?? entry.ActivityId,
            ["nodeId"] = NodeId(view, entry),
            ["timestamp"] = entry.At,
            ["sequence"] = entry.Seq,
            ["eventName"] = entry.Event,
        };
        if (details?.Text("message") is { } message)
        {
            record["message"] = message;
        }

        if (details?["outcomes"] is { } outcomes)
        {
            record["payload"] = new JsonObject { ["Outcomes"] = outcomes.DeepClone() };
        }

        return record;
    }
}
