using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoordinationFlow.Workflows.Definitions;

/// <summary>Gives a definition an id where its file says none, as Elsa's import does.</summary>
internal static class MissingId
{
    /// <summary>The text with an id; the same text where it has one, or is no JSON object.</summary>
    public static string Fill(string json, Func<string> newId)
    {
        try
        {
            if (JsonNode.Parse(json) is not JsonObject file || Fields.Text(file, "definitionId") is { Length: > 0 } || Fields.Text(file, "id") is { Length: > 0 })
            {
                return json;
            }

            file["definitionId"] = newId();
            return file.ToJsonString();
        }
        catch (JsonException)
        {
            // What is wrong with the text is said by the reader.
            return json;
        }
    }
}
