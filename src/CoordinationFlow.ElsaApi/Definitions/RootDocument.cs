using System.Text.Json;
using System.Text.Json.Nodes;
using CoordinationFlow.ElsaApi.ActivityDescriptors;
using CoordinationFlow.ElsaApi.Json;

namespace CoordinationFlow.ElsaApi.Definitions;

/// <summary>
/// The activities of a definition as Studio can draw them: each with its node id and version, inputs in the wrapped form, connections without
/// nulls. One of an unknown type is shown as not found and turned back when it is saved.
/// </summary>
internal static class RootDocument
{
    private const string Original = "originalActivityJson";

    public static void Complete(JsonObject root, string top, ActivityTypes types, IReadOnlySet<(string Type, int Version)> workflows) => Walk(root, top, (activity, parent) =>
    {
        activity["nodeId"] = $"{parent}:{activity.Text("id")}";
        activity["customProperties"] ??= new JsonObject();
        activity["metadata"] ??= new JsonObject();
        var type = activity.Text("type")!;
        if (types.VersionOf(type) is { } version)
        {
            activity["version"] = version;
            Wrap(activity, types);
        }
        else if (activity.Whole("version") is not { } used || !workflows.Contains((type, used)))
        {
            ShowAsNotFound(activity);
        }

        TidyConnections(activity);
    });

    /// <summary>Turns what was shown as not found back into what it was, where it now stands.</summary>
    public static void RestoreUnknown(JsonObject root) => Walk(root, "", (activity, _) =>
    {
        if (activity.Text("type") != ActivityTypes.NotFound || activity.Text(Original) is not { } text)
        {
            return;
        }

        var (metadata, original) = (activity["metadata"]?.DeepClone(), ElsaJson.ParseObject(text));
        activity.Clear();
        foreach (var (name, value) in original)
        {
            activity[name] = value?.DeepClone();
        }

        activity["metadata"] = metadata;
    });

    /// <summary>Every activity below, containers before what they contain, with the node id of the container.</summary>
    public static void Walk(JsonNode? json, string parent, Action<JsonObject, string> visit)
    {
        if (json is JsonArray list)
        {
            foreach (var item in list)
            {
                Walk(item, parent, visit);
            }
        }
        else if (json is JsonObject fields)
        {
            var isActivity = fields.Text("type") is not null && fields.Text("id") is not null;
            if (isActivity)
            {
                visit(fields, parent);
            }

            var here = isActivity ? fields.Text("nodeId") ?? $"{parent}:{fields.Text("id")}" : parent;
            foreach (var (_, value) in fields.Where(member => member.Key is not ("metadata" or "customProperties" or "expression" or "connections")).ToArray())
            {
                Walk(value, here, visit);
            }
        }
    }

    private static void Wrap(JsonObject activity, ActivityTypes types)
    {
        foreach (var input in types.InputsOf(activity.Text("type")!).Where(input => ActivityInput.IsWrappedAs(input.UiHint)))
        {
            var property = JsonNamingPolicy.CamelCase.ConvertName(input.Name);
            if (activity[property] is not { } value || property is "id" or "name" or "type" or "version" || (value is JsonObject given && given.ContainsKey("expression")))
            {
                continue;
            }

            activity[property] = new JsonObject
            {
                ["typeName"] = input.TypeName,
                ["expression"] = new JsonObject { ["type"] = value is JsonValue ? "Literal" : "Object", ["value"] = value is JsonValue ? value.DeepClone() : value.ToJsonString() },
            };
        }
    }

    private static void ShowAsNotFound(JsonObject activity)
    {
        var original = activity.ToJsonString();
        var (id, nodeId, name) = (activity.Text("id"), activity.Text("nodeId"), activity.Text("name"));
        var (type, version, metadata) = (activity.Text("type"), activity.Whole("version") ?? 1, activity["metadata"]!.DeepClone());
        activity.Clear();
        (activity["id"], activity["nodeId"], activity["name"], activity["type"], activity["version"]) = (id, nodeId, name, ActivityTypes.NotFound, 1);
        (activity["missingTypeName"], activity["missingTypeVersion"], activity[Original]) = (type, version, original);
        (activity["metadata"], activity["customProperties"]) = (metadata, new JsonObject());
    }

    private static void TidyConnections(JsonObject activity)
    {
        foreach (var connection in ((activity["connections"] as JsonArray) ?? []).OfType<JsonObject>())
        {
            connection["vertices"] ??= new JsonArray();
        }
    }
}
