using System.Text.Json.Nodes;
using CoordinationFlow.ElsaApi.Json;
using CoordinationFlow.Workflows.Definitions;

namespace CoordinationFlow.ElsaApi.Definitions;

/// <summary>
/// Which content of a definition a designer has before the eyes. Studio posts the same id and version whoever saves; what it passes through
/// untouched are custom properties, so the stamp stands there, at the definition and at its root. It never leaves the house.
/// </summary>
internal static class RevisionStamp
{
    private const string Property = "coordinationFlowRevision";
    private const int Length = 16;

    /// <summary>The stamp of a stored version.</summary>
    public static string Of(DefinitionVersionRow row) => row.ContentHash[..Length];

    public static void Put(JsonObject definition, DefinitionVersionRow row)
    {
        foreach (var owner in Owners(definition))
        {
            if (owner["customProperties"] is not JsonObject)
            {
                owner["customProperties"] = new JsonObject();
            }

            owner["customProperties"]![Property] = Of(row);
        }
    }

    /// <summary>The stamps that a definition came with.</summary>
    public static IReadOnlyList<string> Read(JsonObject definition) =>
        [.. Owners(definition).Select(owner => (owner["customProperties"] as JsonObject)?.Text(Property)).OfType<string>().Distinct()];

    public static void Remove(JsonObject definition)
    {
        foreach (var owner in Owners(definition))
        {
            (owner["customProperties"] as JsonObject)?.Remove(Property);
        }
    }

    private static IEnumerable<JsonObject> Owners(JsonObject definition) => definition["root"] is JsonObject root ? [definition, root] : [definition];
}
