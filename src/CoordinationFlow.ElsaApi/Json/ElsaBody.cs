using System.Text.Json;
using System.Text.Json.Nodes;
using CoordinationFlow.ElsaApi.Problems;
using Microsoft.AspNetCore.Http;

namespace CoordinationFlow.ElsaApi.Json;

/// <summary>The body of a request, read by hand so that rights come first and everything wrong gets Elsa's form of an error.</summary>
internal static class ElsaBody
{
    /// <summary>The JSON object of the body; an empty object where there is no body. Throws <see cref="ElsaProblemException"/>.</summary>
    public static async ValueTask<JsonObject> ReadAsync(HttpContext http)
    {
        try
        {
            using var buffer = new MemoryStream();
            await http.Request.Body.CopyToAsync(buffer, http.RequestAborted);
            buffer.Position = 0;
            return buffer.Length == 0
                ? []
                : JsonNode.Parse(buffer, documentOptions: new() { MaxDepth = ElsaJson.MaxDepth }) as JsonObject ?? throw new ElsaProblemException("The body is a JSON object.");
        }
        catch (JsonException failure)
        {
            throw new ElsaProblemException($"The body is not JSON: {failure.Message}");
        }
    }

    /// <summary>The ids of a bulk action. Throws <see cref="ElsaProblemException"/> where there are none.</summary>
    public static async ValueTask<string[]> IdsAsync(HttpContext http, string name)
    {
        var ids = (await ReadAsync(http)).Texts(name);
        return ids.Length > 0 ? [.. ids.Distinct(StringComparer.Ordinal)] : throw new ElsaProblemException($"The body has no ids under '{name}'.");
    }
}
