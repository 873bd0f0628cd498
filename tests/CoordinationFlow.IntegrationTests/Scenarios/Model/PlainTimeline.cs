using System.Text.Json.Nodes;

namespace CoordinationFlow.IntegrationTests.Scenarios.Model;

/// <summary>Compares two timelines as the scenario format says: by instant as sets with counts, lists without order, empty as absent.</summary>
internal static class PlainTimeline
{
    /// <summary>Lines beginning with "missing" or "unexpected"; none: the two agree.</summary>
    public static IReadOnlyList<string> Differences(JsonObject expected, JsonObject actual)
    {
        var also = expected["also"]?.AsArray().Select(kind => kind!.GetValue<string>()).ToHashSet() ?? [];
        List<string> Lines(JsonObject side) =>
        [
            .. side["timeline"]!.AsArray().Select(entry => entry!.AsObject())
                .Where(entry => entry["kind"]!.GetValue<string>() is var kind && (kind is not ("ReminderSent" or "TaskEnded") || also.Contains(kind)))
                .Select(entry => Canonical(entry)!.ToJsonString()),
        ];
        var (wanted, seen) = (Lines(expected), Lines(actual));
        var differences = new List<string>();
        foreach (var line in wanted.Where(line => !seen.Remove(line)))
        {
            differences.Add("missing     " + line);
        }

        differences.AddRange(seen.Select(line => "unexpected  " + line));
        foreach (var name in new[] { "state", "scale" })
        {
            if (expected[name]!.ToJsonString() is var want && actual[name]!.ToJsonString() is var got && want != got)
            {
                differences.Add($"{name} is {got}, expected {want}");
            }
        }

        return [.. differences.Order(StringComparer.Ordinal)];
    }

    private static JsonNode? Canonical(JsonNode? node) => node switch
    {
        JsonObject item => new JsonObject(item
            .Select(member => KeyValuePair.Create(member.Key, Canonical(member.Value)))
            .Where(member => !IsEmpty(member.Key, member.Value))
            .OrderBy(member => member.Key, StringComparer.Ordinal)),
        JsonArray list => new JsonArray([.. list.Select(Canonical).OrderBy(one => one?.ToJsonString(), StringComparer.Ordinal)]),
        _ => node?.DeepClone(),
    };

    private static bool IsEmpty(string name, JsonNode? value) => value switch
    {
        null => true,
        JsonArray { Count: 0 } or JsonObject { Count: 0 } => true,
        JsonValue flag when flag.TryGetValue<bool>(out var set) => !set && name != "unbroken",
        _ => false,
    };
}
