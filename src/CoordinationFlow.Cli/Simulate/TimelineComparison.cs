using System.Text.Json.Nodes;

namespace CoordinationFlow.Cli.Simulate;

/// <summary>
/// Compares what was played with what the file expects: entries with one instant as a set with counts, lists without order, empty values as
/// absent; reminders and ended tasks only where the file names them.
/// </summary>
internal static class TimelineComparison
{
    /// <summary>Entries that the file expects and that did not come, and entries that came unexpected.</summary>
    public static (IReadOnlyList<JsonObject> Missing, IReadOnlyList<JsonObject> Unexpected) Compare(JsonObject expect, IReadOnlyList<JsonObject> played)
    {
        var also = expect["also"] is JsonArray kinds ? kinds.Select(kind => kind?.ToString()).ToHashSet() : [];
        bool IsCompared(JsonObject entry) => entry["kind"]?.ToString() is var kind && (kind is not ("ReminderSent" or "TaskEnded") || also.Contains(kind));

        var came = played.Where(IsCompared).Select(entry => (Entry: entry, Key: Canonical(entry)!.ToJsonString())).ToList();
        var missing = new List<JsonObject>();
        foreach (var entry in (expect["timeline"] as JsonArray ?? []).OfType<JsonObject>().Where(IsCompared))
        {
            var key = Canonical(entry)!.ToJsonString();
            var at = came.FindIndex(one => one.Key == key);
            if (at < 0)
            {
                missing.Add(entry);
            }
            else
            {
                came.RemoveAt(at);
            }
        }

        return (missing, [.. came.Select(one => one.Entry)]);
    }

    private static JsonNode? Canonical(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject item:
                var ordered = new JsonObject();
                foreach (var (name, value) in item.OrderBy(member => member.Key, StringComparer.Ordinal))
                {
                    if (Canonical(value) is { } kept && !IsEmpty(name, kept))
                    {
                        ordered[name] = kept;
                    }
                }

                return ordered;
            case JsonArray list:
                return new JsonArray([.. list.Select(Canonical).OrderBy(one => one?.ToJsonString(), StringComparer.Ordinal)]);
            default:
                return node?.DeepClone();
        }
    }

    private static bool IsEmpty(string name, JsonNode value) => value switch
    {
        JsonArray { Count: 0 } or JsonObject { Count: 0 } => true,
        JsonValue flag when flag.TryGetValue<bool>(out var set) => !set && name != "unbroken",
        _ => false,
    };
}
