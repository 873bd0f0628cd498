using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoordinationFlow.Workflows.Definitions;

/// <summary>Members of a definition's JSON, read tolerantly: what is absent or of another kind is null or empty.</summary>
internal static class Fields
{
    public static string? Text(JsonObject? json, string name) =>
        json?[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    public static bool? Truth(JsonObject? json, string name) =>
        json?[name] is JsonValue value && value.TryGetValue(out bool truth) ? truth : null;

    public static int? Whole(JsonObject? json, string name) =>
        json?[name] is JsonValue value && value.TryGetValue(out int number) ? number : null;

    public static IEnumerable<JsonObject> Objects(JsonNode? json) => (json as JsonArray)?.OfType<JsonObject>() ?? [];

    public static ImmutableArray<string> Texts(JsonNode? json) =>
        [.. ((json as JsonArray) ?? []).OfType<JsonValue>().Where(value => value.GetValueKind() == JsonValueKind.String).Select(value => value.GetValue<string>())];

    /// <summary>The member of that name, upper and lower case being one.</summary>
    public static JsonNode? Find(JsonObject json, string name)
    {
        var camel = JsonNamingPolicy.CamelCase.ConvertName(name);
        return json.TryGetPropertyValue(camel, out var value)
            ? value
            : json.FirstOrDefault(member => string.Equals(member.Key, name, StringComparison.OrdinalIgnoreCase)).Value;
    }
}
