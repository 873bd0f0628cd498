using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CoordinationFlow.Cli.Traces;

/// <summary>
/// Compares two traces in what an engine must have in common: lines, tasks, and of each instance status, output, variables of the
/// workflow's scope, bookmarks, incidents and events. Texts of messages, type names and inner variables are not compared, and
/// there is no order between the events of different instances but by drive steps.
/// </summary>
public static partial class TraceComparison
{
    /// <summary>What differs, a sentence each; empty: the traces are equal.</summary>
    public static IReadOnlyList<string> Differences(JsonObject expected, JsonObject actual)
    {
        var found = new List<string>();
        Compare(found, "startError", JsonValue.Create(expected["startError"] is not null), JsonValue.Create(actual["startError"] is not null));
        Compare(found, "importError", JsonValue.Create(expected["importError"] is not null), JsonValue.Create(actual["importError"] is not null));
        if (expected["importError"] is not null && actual["importError"] is not null)
        {
            return found;
        }

        Compare(found, "imports", Imports(expected), Imports(actual));
        Compare(found, "events after each step", Steps(expected), Steps(actual));
        Compare(found, "HTTP responses", Of(expected, "httpResponses", "status", "contentType", "body"), Of(actual, "httpResponses", "status", "contentType", "body"));
        Compare(found, "lines", expected["lines"], actual["lines"]);
        Compare(found, "tasks", Of(expected, "tasks", "instance", "task", "payload"), Of(actual, "tasks", "instance", "task", "payload"));
        var (ours, theirs) = (Instances(actual), Instances(expected));
        Compare(found, "number of instances", JsonValue.Create(theirs.Count), JsonValue.Create(ours.Count));
        foreach (var (instance, other) in theirs.Zip(ours))
        {
            var at = $"instance {instance["instance"]}";
            foreach (var property in (string[])["definitionId", "version", "parentInstance", "status", "subStatus", "correlationId", "name", "output"])
            {
                Compare(found, $"{at}, {property}", instance[property], other[property]);
            }

            Compare(found, $"{at}, variables", Variables(instance), Variables(other));
            Compare(found, $"{at}, bookmarks", Of(instance, "bookmarks", "name", "activityId"), Of(other, "bookmarks", "name", "activityId"));
            Compare(found, $"{at}, incidents", Of(instance, "incidents", "activityId"), Of(other, "incidents", "activityId"));
            CompareEvents(found, at, Of(instance, "events", "n", "event", "activityId"), Of(other, "events", "n", "event", "activityId"));
        }

        return found;
    }

    private static void Compare(List<string> found, string what, JsonNode? expected, JsonNode? actual)
    {
        if (!Same(expected, actual))
        {
            found.Add($"{what}: expected {Text(expected)}, got {Text(actual)}");
        }
    }

    private static void CompareEvents(List<string> found, string at, JsonArray expected, JsonArray actual)
    {
        var equal = 0;
        while (equal < Math.Min(expected.Count, actual.Count) && Same(expected[equal], actual[equal]))
        {
            equal++;
        }

        if (equal < Math.Max(expected.Count, actual.Count))
        {
            found.Add($"{at}, events: {equal} are equal, then expected {Rest(expected, equal)}, got {Rest(actual, equal)}");
        }
    }

    private static string Rest(JsonArray events, int from) =>
        events.Count == from ? "no more" : string.Join(" ", events.Skip(from).Take(8).Select(each => $"{each![0]}-{each[1]}-{each[2]}"));

    private static List<JsonObject> Instances(JsonObject trace) => [.. (trace["instances"] as JsonArray ?? []).OfType<JsonObject>()];

    private static JsonArray Imports(JsonObject trace) =>
        new([.. (trace["imports"] as JsonArray ?? []).Select(import => JsonValue.Create(import!["succeeded"]?.GetValue<bool>() ?? true))]);

    private static JsonArray Steps(JsonObject trace) =>
        new([.. (trace["drive"] as JsonArray ?? []).Select(step => step!["eventsAfter"]?.DeepClone())]);

    private static JsonArray Of(JsonObject owner, string list, params string[] properties) =>
        new([.. (owner[list] as JsonArray ?? []).Select(item => new JsonArray([.. properties.Select(property => item![property]?.DeepClone())]))]);

    // The workflow's scope is the first node; inner variables are there only if their value was still in memory.
    private static JsonObject Variables(JsonObject instance)
    {
        var variables = new JsonObject();
        foreach (var variable in (instance["variables"] as JsonArray ?? []).Where(each => each!["scope"]!.GetValue<string>() is var scope && !scope.Contains(':', StringComparison.Ordinal)))
        {
            variables[variable!["name"]!.GetValue<string>()] = variable["value"]?.DeepClone();
        }

        return variables;
    }

    private static bool Same(JsonNode? expected, JsonNode? actual) => (expected, actual) switch
    {
        (null, null) => true,
        (JsonObject left, JsonObject right) => left.Count == right.Count && left.All(field => right.ContainsKey(field.Key) && Same(field.Value, right[field.Key])),
        (JsonArray left, JsonArray right) => left.Count == right.Count && left.Zip(right).All(pair => Same(pair.First, pair.Second)),
        (JsonValue left, JsonValue right) => SameValue(left, right),
        _ => false,
    };

    private static bool SameValue(JsonValue expected, JsonValue actual)
    {
        var (kind, other) = (expected.GetValueKind(), actual.GetValueKind());
        return kind switch
        {
            JsonValueKind.Number when other == JsonValueKind.Number =>
                double.Parse(expected.ToJsonString(), CultureInfo.InvariantCulture).Equals(double.Parse(actual.ToJsonString(), CultureInfo.InvariantCulture)),
            JsonValueKind.String when other == JsonValueKind.String =>
                expected.GetValue<string>() is var text && (text is "$time" or "$hash" or "$bookmark" || Date(text) == Date(actual.GetValue<string>())),
            _ => kind == other,
        };
    }

    // One engine writes 12:30:00.0000000Z, another 12:30:00Z.
    private static string Date(string text) => TrailingFraction().Replace(text, "$1");

    private static string Text(JsonNode? value) => value?.ToJsonString() ?? "null";

    [GeneratedRegex(@"^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\.0+(?=Z|$)")]
    private static partial Regex TrailingFraction();
}
