using System.Text.Json.Nodes;

namespace CoordinationFlow.IntegrationTests.BadInput;

/// <summary>The server's own OpenAPI document, as a generator of requests reads it.</summary>
internal sealed class ApiDocument(JsonObject root)
{
    /// <summary>All operations.</summary>
    public IEnumerable<ApiOperation> Operations =>
        from path in root["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        select new ApiOperation(this, operation.Key.ToUpperInvariant(), path.Key, operation.Value!.AsObject());

    public static async Task<ApiDocument> ReadAsync(HttpClient client) =>
        new(JsonNode.Parse(await client.GetStringAsync("/openapi/v1.json"))!.AsObject());

    /// <summary>The schema itself, references followed and "or null" taken off.</summary>
    public JsonObject Resolve(JsonNode schema)
    {
        var found = schema.AsObject();
        if (found["$ref"]?.GetValue<string>() is { } reference)
        {
            return Resolve(root["components"]!["schemas"]![reference.Split('/')[^1]]!);
        }
        return found["oneOf"] is JsonArray choices ? Resolve(choices.First(choice => choice!["type"]?.ToString() != "null")!) : found;
    }
}

/// <summary>One operation of the document.</summary>
internal sealed record ApiOperation(ApiDocument Document, string Method, string Path, JsonObject Json)
{
    public bool NeedsKey => Parameters.Any(parameter => parameter["name"]!.ToString() == "Idempotency-Key");

    public IEnumerable<JsonObject> Parameters => Json["parameters"]?.AsArray().Select(parameter => parameter!.AsObject()) ?? [];

    /// <summary>The body's schema; null: it takes none.</summary>
    public JsonObject? BodySchema => Json["requestBody"]?["content"]?["application/json"]?["schema"] is { } schema ? Document.Resolve(schema) : null;

    /// <summary>The example that the document gives for the body.</summary>
    public JsonObject Example => BodySchema!["examples"]![0]!.DeepClone().AsObject();

    /// <summary>The path with values for its places.</summary>
    public string Filled(IReadOnlyDictionary<string, string> values) =>
        values.Aggregate(Path, (path, value) => path.Replace($"{{{value.Key}}}", value.Value, StringComparison.Ordinal));
}
