using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoordinationFlow.Workflows.Values;

/// <summary>
/// The form in which values live in an instance: null, text, Boolean, number, date, span, Guid, bytes; an object is a
/// <c>Dictionary&lt;string, object?&gt;</c>, a list an <c>object?[]</c> or a collection of the declared item type.
/// </summary>
public static class PlainValue
{
    /// <summary>So deep may objects and lists nest.</summary>
    public const int MaxDepth = 60;

    /// <summary>From JSON: whole numbers as Int32 or Int64 where they fit, others as Double.</summary>
    public static object? From(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().Aggregate(
            new Dictionary<string, object?>(StringComparer.Ordinal),
            (fields, field) =>
            {
                fields[field.Name] = From(field.Value);
                return fields;
            }),
        JsonValueKind.Array => json.EnumerateArray().Select(From).ToArray(),
        JsonValueKind.String => json.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => Number(json),
        _ => null,
    };

    /// <summary>From JSON nodes.</summary>
    public static object? From(JsonNode? json) => json is null ? null : From(json.Deserialize<JsonElement>());

    /// <summary>From whatever a caller hands in: JSON nodes become plain, all else is left as it is.</summary>
    public static object? Of(object? value) => value switch
    {
        JsonElement element => From(element),
        JsonNode node => From(node),
        _ => value,
    };

    /// <summary>From JSON text; throws <see cref="JsonException"/>.</summary>
    public static object? Parse(string json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = MaxDepth });
        return From(document.RootElement);
    }

    private static object Number(JsonElement json)
    {
        if (json.TryGetInt32(out var small))
        {
            return small;
        }

        if (json.TryGetInt64(out var large))
        {
            return large;
        }

        return double.Parse(json.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture);
    }
}
