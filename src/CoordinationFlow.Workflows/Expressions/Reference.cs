using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoordinationFlow.Workflows.Expressions;

/// <summary>A reference in a definition: an object with ids and names, that object as JSON text, or a plain text.</summary>
internal static class Reference
{
    /// <summary>The part of that name; a plain text is the answer whatever part is asked. Null where there is none.</summary>
    public static string? Text(JsonNode? value, string part) => value switch
    {
        JsonObject reference => Text(reference[part], part),
        JsonValue text when text.TryGetValue(out string? plain) && plain.Length > 0 => plain.TrimStart().StartsWith('{') ? Text(Parse(plain), part) : plain,
        _ => null,
    };

    private static JsonObject? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
