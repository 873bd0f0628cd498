using System.Text.Json.Nodes;

namespace CoordinationFlow.IntegrationTests.BadInput;

/// <summary>Named ways to make one field of a valid body wrong.</summary>
internal static class FieldOperators
{
    public static IEnumerable<(string Name, string Field, string Code, string Body)> At(Place place, JsonObject example)
    {
        (string, string, string, string) With(string name, string field, string code, Action<JsonObject> change)
        {
            var body = example.DeepClone().AsObject();
            change(place.In(body));
            return (name, place.Path(field), code, body.ToJsonString());
        }

        var isOneOf = place.Schema["maxProperties"]?.GetValue<int>() == 1;
        if (place.Schema["additionalProperties"] is JsonValue more && !more.GetValue<bool>())
        {
            yield return With("an unknown field", "surprise", IsByLanguage(place.Schema) ? "field.value" : "field.unknown", here => here["surprise"] = "x");
            yield return With("a field in another case", "REASON", IsByLanguage(place.Schema) ? "field.value" : "field.unknown", here => here["REASON"] = "x");
        }
        foreach (var required in place.Schema["required"]?.AsArray().Select(name => name!.ToString()) ?? [])
        {
            yield return With("a missing field", required, "field.missing", here => here.Remove(required));
            yield return With("null in a field that must be", required, "field.empty", here => here[required] = null);
        }
        foreach (var (name, property) in place.Schema["properties"]!.AsObject())
        {
            var schema = place.Document.Resolve(property!);
            foreach (var (what, code, value) in Wrong(schema))
            {
                yield return With(what, name, code, here =>
                {
                    if (isOneOf)
                    {
                        here.Clear();
                    }
                    here[name] = value.DeepClone();
                });
            }
        }
    }

    private static bool IsByLanguage(JsonObject schema) => schema["properties"]?["nl"] is not null;

    private static IEnumerable<(string What, string Code, JsonNode Value)> Wrong(JsonObject schema)
    {
        var type = schema["type"] is JsonArray types ? types.First(one => one!.ToString() != "null")!.ToString() : schema["type"]?.ToString();
        switch (type)
        {
            case "string" or null when schema["enum"] is not null:
                yield return ("a word that is not in the list", "field.value", "Perhaps");
                yield return ("a word in lower case", "field.value", schema["enum"]![0]!.ToString().ToLowerInvariant());
                yield return ("a number for a word", "field.type", 1);
                break;
            case "string":
                yield return ("a number for a text", "field.type", 5);
                yield return ("a list for a text", "field.type", new JsonArray());
                yield return ("an object for a text", "field.type", new JsonObject());
                foreach (var text in Texts(schema))
                {
                    yield return text;
                }
                break;
            case "integer":
                yield return ("a text for a number", "field.type", "5");
                yield return ("half a number", "field.type", 1.5);
                yield return ("a huge number", "field.type", JsonNode.Parse("1e30")!);
                if (schema["maximum"] is { } most)
                {
                    yield return ("above the range", "field.range", most.GetValue<int>() + 1);
                    yield return ("below the range", "field.range", schema["minimum"]!.GetValue<int>() - 1);
                }
                break;
            case "boolean":
                yield return ("a text for yes or no", "field.type", "true");
                break;
            case "array":
                yield return ("a text for a list", "field.type", "x");
                yield return ("an object for a list", "field.type", new JsonObject());
                if (schema["maxItems"]?.GetValue<int>() is { } length)
                {
                    yield return ("too many entries", "field.too-many", new JsonArray([.. Enumerable.Range(0, length + 1).Select(_ => (JsonNode)"x")]));
                }
                break;
            case "object":
                yield return ("a text for an object", "field.type", "x");
                yield return ("a list for an object", "field.type", new JsonArray());
                break;
        }
    }

    private static IEnumerable<(string What, string Code, JsonNode Value)> Texts(JsonObject schema)
    {
        if (schema["maxLength"]?.GetValue<int>() is { } longest)
        {
            yield return ("too long a text", "field.too-long", new string('x', longest + 1));
        }
        if (schema["minLength"]?.GetValue<int>() > 0)
        {
            yield return ("a blank text", "field.empty", "   ");
        }
        if (schema["pattern"] is not null)
        {
            yield return ("a text of the wrong form", "field.format", "?? ??");
        }
        if (schema["format"]?.ToString() is "date" or "date-time")
        {
            yield return ("no date", "field.format", "31/12/2027");
            yield return ("a day that does not exist", "field.format", "2027-02-30");
        }
    }
}
