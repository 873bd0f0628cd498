using System.Text.Json.Nodes;

namespace CoordinationFlow.Workflows.Comparing;

/// <summary>Nulls, empty lists and switched-off settings, which Studio writes beside what a designer chose.</summary>
internal static class Nothing
{
    /// <summary>Whether the value says nothing.</summary>
    public static bool Is(JsonNode? node) => node switch
    {
        null => true,
        JsonArray { Count: 0 } => true,
        JsonObject members => members.All(member => Is(member.Value)),
        JsonValue value => (value.TryGetValue<bool>(out var truth) && !truth) || (value.TryGetValue<string>(out var text) && text.Length == 0),
        _ => false,
    };
}
