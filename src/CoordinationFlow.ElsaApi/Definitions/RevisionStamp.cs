using System.Text.Json.Nodes;
using CoordinationFlow.ElsaApi.Json;
using CoordinationFlow.Workflows.Definitions;

namespace CoordinationFlow.ElsaApi.Definitions;

/// <summary>
/// Which content of a definition a designer has before the eyes. Studio posts the same id and version whoever saves; what it passes through
/// untouched, and takes anew from each answer, are the definition's custom properties, so the stamp stands there. It never leaves the house.
/// </summary>
internal static class RevisionStamp
{
    private const string Owner = "customProperties";
    private const string Property = "coordinationFlowRevision";
    private const int Length = 16;

    /// <summary>The stamp of a stored version.</summary>
    public static string Of(DefinitionVersionRow row) => row.ContentHash[..Length];

    public static void Put(JsonObject definition, DefinitionVersionRow row) => ((JsonObject)(definition[Owner] ??= new JsonObject()))[Property] = Of(row);

    /// <summary>The stamp that a definition came with; null: it did not come from a designer who had opened it here.</summary>
    public static string? Read(JsonObject definition) => (definition[Owner] as JsonObject)?.Text(Property);

    public static void Remove(JsonObject definition) => (definition[Owner] as JsonObject)?.Remove(Property);
}
