using System.Text;
using System.Text.Json.Nodes;

namespace CoordinationFlow.IntegrationTests.BadInput;

/// <summary>Named ways to make a valid body wrong, each with what it must get. They follow the document's own schemas.</summary>
internal static class BodyOperators
{
    /// <summary>All wrong bodies of one operation.</summary>
    public static IEnumerable<BadRequest> Of(ApiOperation operation, string path)
    {
        var valid = operation.Example.ToJsonString();
        BadRequest Make(string name, string body, int status, string code) =>
            new(name, operation.Method, path, status, code) { Body = Encoding.UTF8.GetBytes(body) };

        yield return Make("cut off", valid[..^1], 400, "message.malformed");
        yield return Make("something after the end", valid + "x", 400, "message.malformed");
        yield return Make("empty body", "", 400, "message.malformed");
        yield return Make("single quotes", valid.Replace('"', '\''), 400, "message.malformed");
        yield return Make("comma before the end", valid[..^1] + ",}", 400, "message.malformed");
        yield return Make("a comment", valid[..^1] + "/* why */}", 400, "message.malformed");
        yield return Make("too deep", new string('[', 40) + new string(']', 40), 400, "body.too-deep");
        yield return Make("a list instead of an object", $"[{valid}]", 422, "input.invalid");
        yield return Make("a text instead of an object", "\"x\"", 422, "input.invalid");
        yield return Make("null instead of an object", "null", 422, "input.invalid");
        yield return Make("no UTF-8", valid, 400, "message.malformed") with { Body = [.. Encoding.UTF8.GetBytes(valid[..^1]), 0xC3, 0x28, (byte)'}'] };
        yield return Make("too large", valid[..^1] + ",\"reason\":\"" + new string('x', 1_100_000) + "\"}", 413, "body.too-large");
        yield return Make("as a form", "a=b", 415, "body.wrong-type") with { ContentType = "application/x-www-form-urlencoded" };
        yield return Make("as XML", "<a/>", 415, "body.wrong-type") with { ContentType = "application/xml" };
        yield return Make("in Latin-1", valid, 415, "body.wrong-type") with { ContentType = "application/json; charset=iso-8859-1" };
        yield return Make("without a content type", valid, 415, "body.wrong-type") with { ContentType = "" };
        if (operation.Example.FirstOrDefault() is { Key: { } first, Value: { } value })
        {
            yield return Make("a field twice", $"{valid[..^1]},\"{first}\":{value.ToJsonString()}}}", 400, "message.malformed");
        }
        foreach (var (name, field, code, body) in Fields(operation))
        {
            yield return Make(name, body, 422, "input.invalid") with { Field = (field, code) };
        }
    }

    private static IEnumerable<(string Name, string Field, string Code, string Body)> Fields(ApiOperation operation) =>
        Places(operation.Document, operation.BodySchema!, operation.Example, []).SelectMany(place => FieldOperators.At(place, operation.Example));

    /// <summary>Every object of the example with its schema and the way to it.</summary>
    private static IEnumerable<Place> Places(ApiDocument document, JsonObject schema, JsonNode example, string[] way)
    {
        if (schema["properties"] is not JsonObject properties || example is not JsonObject here)
        {
            yield break;
        }
        yield return new Place(document, schema, way);
        foreach (var (name, property) in properties)
        {
            var inner = document.Resolve(property!);
            var nested = here[name] switch
            {
                JsonObject value => Places(document, inner, value, [.. way, name]),
                JsonArray { Count: > 0 } list when inner["items"] is { } items && list[0] is JsonObject entry => Places(document, document.Resolve(items), entry, [.. way, name, "[0]"]),
                _ => [],
            };
            foreach (var place in nested)
            {
                yield return place;
            }
        }
    }
}

/// <summary>An object within a body: its schema and the way to it from the root.</summary>
internal sealed record Place(ApiDocument Document, JsonObject Schema, string[] Way)
{
    /// <summary>The path of a field of this object as the API names it.</summary>
    public string Path(string field) => string.Join('.', [.. Way, field]).Replace(".[", "[", StringComparison.Ordinal);

    /// <summary>This object within a copy of the body.</summary>
    public JsonObject In(JsonObject body) =>
        Way.Aggregate((JsonNode)body, (node, step) => step == "[0]" ? node.AsArray()[0]! : node.AsObject()[step]!).AsObject();
}
