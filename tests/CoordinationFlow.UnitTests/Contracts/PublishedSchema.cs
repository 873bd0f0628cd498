using System.Globalization;
using System.Text.Json.Nodes;

namespace CoordinationFlow.UnitTests.Contracts;

/// <summary>Checks a message against a published schema, by the words of JSON Schema that ours use and no others.</summary>
internal sealed class PublishedSchema(JsonNode root)
{
    private static readonly HashSet<string> Known =
        ["$schema", "$ref", "title", "description", "default", "type", "required", "anyOf", "properties", "const", "enum", "items", "additionalProperties", "format"];

    /// <summary>The schema of that family, as docs/messages publishes it.</summary>
    public static PublishedSchema Of(string family) =>
        new(JsonNode.Parse(File.ReadAllText(Path.Combine(Checkout.Root, "docs", "messages", "v1", $"{family}.schema.json")))!);

    /// <summary>What is wrong with the message; empty: nothing.</summary>
    public IReadOnlyList<string> Breaches(string json) => Breaches(root.AsObject(), JsonNode.Parse(json), "$");

    private List<string> Breaches(JsonObject schema, JsonNode? value, string at)
    {
        Assert.Empty(schema.Select(word => word.Key).Except(Known));
        if (schema["$ref"]?.ToString() is { } reference)
        {
            return Breaches(Found(reference), value, at);
        }

        List<string> wrong = [];
        if (schema["type"] is { } type && !Types(type).Any(name => Is(value, name)))
        {
            return [$"{at}: is no {type.ToJsonString()}"];
        }

        if (schema["const"] is { } only && !JsonNode.DeepEquals(only, value))
        {
            wrong.Add($"{at}: is not {only}");
        }

        if (schema["enum"] is JsonArray allowed && !allowed.Any(one => JsonNode.DeepEquals(one, value)))
        {
            wrong.Add($"{at}: is none of {allowed.ToJsonString()}");
        }

        if (schema["format"]?.ToString() is "date-time" && value is not null && !DateTimeOffset.TryParse(value.ToString(), CultureInfo.InvariantCulture, out _))
        {
            wrong.Add($"{at}: is no instant");
        }

        if (schema["anyOf"] is JsonArray branches && branches.Select(branch => Breaches(branch!.AsObject(), value, at)).ToList() is { } tried && tried.All(one => one.Count > 0))
        {
            wrong.AddRange(tried.MinBy(one => one.Count)!);
        }

        wrong.AddRange(value switch
        {
            JsonObject members => Members(schema, members, at),
            JsonArray list when schema["items"] is JsonObject items => list.SelectMany((item, index) => Breaches(items, item, $"{at}[{index}]")),
            _ => [],
        });
        return wrong;
    }

    private IEnumerable<string> Members(JsonObject schema, JsonObject members, string at)
    {
        foreach (var missing in (schema["required"] as JsonArray ?? []).Select(name => name!.ToString()).Where(name => !members.ContainsKey(name)))
        {
            yield return $"{at}.{missing}: is missing";
        }

        var properties = schema["properties"] as JsonObject;
        foreach (var (name, value) in members)
        {
            if ((properties?[name] ?? schema["additionalProperties"]) is not { } described)
            {
                continue;
            }

            if (described is JsonValue allowed)
            {
                if (!allowed.GetValue<bool>())
                {
                    yield return $"{at}.{name}: is not known";
                }

                continue;
            }

            foreach (var wrong in Breaches(described.AsObject(), value, $"{at}.{name}"))
            {
                yield return wrong;
            }
        }
    }

    private JsonObject Found(string reference) =>
        reference.Split('/').Skip(1).Aggregate(root, (node, step) => node is JsonArray list ? list[int.Parse(step, CultureInfo.InvariantCulture)]! : node[step]!).AsObject();

    private static IEnumerable<string> Types(JsonNode type) => type is JsonArray list ? list.Select(one => one!.ToString()) : [type.ToString()];

    private static bool Is(JsonNode? value, string type) => (type, value?.GetValueKind()) switch
    {
        ("null", null) => true,
        ("object", System.Text.Json.JsonValueKind.Object) or ("array", System.Text.Json.JsonValueKind.Array) or ("string", System.Text.Json.JsonValueKind.String)
            or ("number", System.Text.Json.JsonValueKind.Number) or ("boolean", System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False) => true,
        ("integer", System.Text.Json.JsonValueKind.Number) => value!.ToJsonString().All(digit => char.IsAsciiDigit(digit) || digit == '-'),
        _ => false,
    };
}
