using System.Text.Json.Nodes;
using CoordinationFlow.ElsaApi.Json;
using CoordinationFlow.Workflows.Definitions;

namespace CoordinationFlow.ElsaApi.Definitions;

/// <summary>
/// A definition as a client posted it, made into what is stored: without links and stamp, unknown activities turned back, and with the fields
/// that Studio does not know and therefore dropped.
/// </summary>
internal static class PostedDefinition
{
    // At the top Studio writes every field that it knows, with null where it is empty: what is absent it did not know.
    private static readonly (string List, string Key)[] Lists = [("variables", "id"), ("inputs", "name"), ("outputs", "name")];

    /// <summary>The definition to store. <paramref name="stored"/> is the version it follows, null for a new definition.</summary>
    public static JsonObject Tidy(JsonObject posted, DefinitionVersionRow? stored)
    {
        var definition = posted.DeepClone().AsObject();
        definition.Remove("links");
        RevisionStamp.Remove(definition);
        if (definition["root"] is JsonObject root)
        {
            RootDocument.RestoreUnknown(root);
        }

        foreach (var name in definition.Where(member => member.Value is null).Select(member => member.Key).ToArray())
        {
            definition.Remove(name);
        }

        if (stored is not null)
        {
            KeepUnknown(definition, ElsaJson.ParseObject(stored.Json));
        }

        return definition;
    }

    private static void KeepUnknown(JsonObject definition, JsonObject stored)
    {
        string[] known = ["tenantId", "description", "providerName", "links", "variables", "inputs", "outputs", "outcomes", "customProperties", "options", "toolVersion", "usableAsActivity"];
        CopyAbsent(definition, stored, except: known);
        foreach (var (list, key) in Lists)
        {
            foreach (var item in ((definition[list] as JsonArray) ?? []).OfType<JsonObject>())
            {
                if (((stored[list] as JsonArray) ?? []).OfType<JsonObject>().FirstOrDefault(old => old.Text(key) == item.Text(key)) is { } old)
                {
                    CopyAbsent(item, old, except: []);
                    KeepValue(item, old);
                }
            }
        }

        if (definition["options"] is JsonObject options && stored["options"] is JsonObject oldOptions)
        {
            CopyAbsent(options, oldOptions, except: []);
        }
    }

    private static void CopyAbsent(JsonObject to, JsonObject from, string[] except)
    {
        foreach (var (name, value) in from.Where(member => !to.ContainsKey(member.Key) && !except.Contains(member.Key)).ToArray())
        {
            to[name] = value?.DeepClone();
        }
    }

    /// <summary>Studio sends a variable's default as text; the same value in its own form stays in that form.</summary>
    private static void KeepValue(JsonObject item, JsonObject old)
    {
        if (item.Text("value") is { } text && old["value"] is { } value && value.ToJsonString() == text)
        {
            item["value"] = value.DeepClone();
        }
    }
}
