using System.Text.Json.Nodes;
using CoordinationFlow.ElsaApi.ActivityDescriptors;
using CoordinationFlow.ElsaApi.Json;
using CoordinationFlow.Workflows.Definitions;

namespace CoordinationFlow.ElsaApi.Definitions;

/// <summary>A stored version as Studio and Elsa's clients want it (contract 3.3): nothing that they must have is absent, nothing null.</summary>
internal static class DefinitionDocument
{
    private const string DefaultToolVersion = "3.8.0.0";

    private static readonly string[] Lists = ["variables", "inputs", "outputs", "outcomes"];
    private static readonly string[] Objects = ["customProperties", "options"];

    /// <summary>The version with its root's activities named by their place, links, and the stamp by which a save is told from an outdated one.</summary>
    /// <param name="row">The stored version.</param>
    /// <param name="types">The activities that this server knows.</param>
    /// <param name="workflows">Published workflows that are used as activities: type name and version.</param>
    /// <param name="top">Elsa's name for the workflow as the outermost node.</param>
    public static JsonObject Of(DefinitionVersionRow row, ActivityTypes types, IReadOnlySet<(string Type, int Version)> workflows, string top)
    {
        var json = Facts(row);
        Complete(json);
        if (json["root"] is JsonObject root)
        {
            RootDocument.Complete(root, top, types, workflows);
        }

        RevisionStamp.Put(json, row);
        json["links"] = DefinitionLinks.Of(row.DefinitionId);
        return json;
    }

    /// <summary>A tool's version as Studio can read it: numbers alone.</summary>
    public static string ToolVersionOf(string? said) => Version.TryParse(said, out var version) ? version.ToString() : DefaultToolVersion;

    /// <summary>The version as it leaves the house: Elsa's schema, no links, no stamp.</summary>
    public static JsonObject ForExport(DefinitionVersionRow row)
    {
        var json = Facts(row);
        RevisionStamp.Remove(json);
        json.Remove("links");
        json.Remove("$schema");
        json.Insert(0, "$schema", "https://elsaworkflows.io/schemas/workflow-definition/v3.0.0/schema.json");
        return json;
    }

    /// <summary>The file, with what the store knows of the version.</summary>
    private static JsonObject Facts(DefinitionVersionRow row)
    {
        var json = ElsaJson.ParseObject(row.Json);
        json["id"] = row.Id;
        json["definitionId"] = row.DefinitionId;
        json["name"] = row.Name;
        json["version"] = row.Version;
        json["createdAt"] = row.CreatedAt;
        json["isLatest"] = row.IsLatest;
        json["isPublished"] = row.IsPublished;
        return json;
    }

    private static void Complete(JsonObject json)
    {
        foreach (var list in Lists.Where(list => json[list] is not JsonArray))
        {
            json[list] = new JsonArray();
        }

        foreach (var part in Objects.Where(part => json[part] is not JsonObject))
        {
            json[part] = new JsonObject();
        }

        json["toolVersion"] = ToolVersionOf(json.Text("toolVersion"));
        json["materializerName"] ??= "Json";
        json["isReadonly"] ??= false;
        json["isSystem"] ??= false;
        DropNulls(json);
    }

    /// <summary>Nulls of the top level break Studio where it expects a value; absent ones do not.</summary>
    private static void DropNulls(JsonObject json)
    {
        foreach (var name in json.Where(member => member.Value is null).Select(member => member.Key).ToArray())
        {
            json.Remove(name);
        }
    }
}
