using System.Text.Json.Nodes;
using CoordinationFlow.Workflows.Flowcharts;

namespace CoordinationFlow.Workflows.Moving;

/// <summary>
/// What a flowchart remembers by place of activity and connection, by the places of the other version. A new connection from an activity that has
/// run counts as if it had been drawn then; a new activity that would have run by now counts as passed by: nobody waits for what can no longer come.
/// </summary>
internal static class FlowMemory
{
    private static readonly string[] ByConnection = ["tokens", "blocked"];

    /// <summary>Moves what is remembered.</summary>
    public static void Move(JsonObject memory, FlowGraph old, FlowGraph next)
    {
        int[] places = [.. next.Connections.Select(each => PlaceOf(old, each, ofTarget: true))];
        if (memory.ContainsKey("activities"))
        {
            MoveCounts(memory, old, next, places);
        }

        foreach (var name in ByConnection.Where(memory.ContainsKey))
        {
            var kept = Truths(memory[name]);
            memory[name] = List(places.Select(place => (JsonNode)(At(kept, place) ?? false)));
        }
    }

    private static void MoveCounts(JsonObject memory, FlowGraph old, FlowGraph next, int[] places)
    {
        var (before, counted, taken) = (Numbers(memory["activities"]), Numbers(memory["connections"]), Truths(memory["followed"]));
        long[] visits = [.. next.Activities.Select(activity => At(before, PlaceOf(old, activity.Id)) ?? 0)];
        long[] counts = [.. next.Connections.Select((each, i) => At(counted, places[i]) ?? At(before, PlaceOf(old, each.Source.Id)) ?? 0)];
        bool[] followed = [.. next.Connections.Select((each, i) => At(taken, places[i]) ?? At(taken, PlaceOf(old, each, ofTarget: false)) ?? false)];
        PassBy(old, next, visits, counts);
        memory["activities"] = List(visits.Select(each => (JsonNode)each));
        memory["connections"] = List(counts.Select(each => (JsonNode)each));
        memory["followed"] = List(followed.Select(each => (JsonNode)each));
    }

    private static void PassBy(FlowGraph old, FlowGraph next, long[] visits, long[] counts)
    {
        var fresh = next.Activities.Where(activity => PlaceOf(old, activity.Id) < 0 && !next.ForwardInbound(activity).IsEmpty).ToList();
        while (fresh.Find(activity => next.ForwardInbound(activity).All(each => counts[each.Index] > 0)) is { } passed)
        {
            fresh.Remove(passed);
            visits[next.PlaceOf(passed)] = 1;
            foreach (var connection in next.Outbound(passed))
            {
                counts[connection.Index] = 1;
            }
        }
    }

    private static int PlaceOf(FlowGraph graph, string activityId) => graph.Activities.ToList().FindIndex(activity => activity.Id == activityId);

    private static int PlaceOf(FlowGraph graph, FlowConnection like, bool ofTarget) =>
        graph.Connections.ToList().FindIndex(each => each.Source.Id == like.Source.Id && each.Port == like.Port && (!ofTarget || each.Target.Id == like.Target.Id));

    private static T? At<T>(T[] values, int place)
        where T : struct => place >= 0 && place < values.Length ? values[place] : null;

    private static long[] Numbers(JsonNode? list) => [.. (list as JsonArray ?? []).Select(each => (long)each!)];

    private static bool[] Truths(JsonNode? list) => [.. (list as JsonArray ?? []).Select(each => (bool)each!)];

    private static JsonArray List(IEnumerable<JsonNode> values) => new([.. values]);
}
