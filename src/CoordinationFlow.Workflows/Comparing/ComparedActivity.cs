using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace CoordinationFlow.Workflows.Comparing;

/// <summary>An activity of a version, wherever it stands, with what makes it what it is.</summary>
internal sealed record ComparedActivity(string Path, string Drawn, JsonObject Json)
{
    // What a designer cannot see, or what only says where it stands.
    private static readonly string[] Unseen = ["id", "nodeId", "metadata", "activities", "connections"];

    private string Name => Json["metadata"]?["displayText"]?.ToString() is { Length: > 0 } shown ? shown : Json["name"]?.ToString() is { Length: > 0 } name ? name : Json["id"]?.ToString() ?? "";

    /// <summary>All activities below the root, in the order of the file.</summary>
    public static ImmutableArray<ComparedActivity> AllOf(JsonObject definition)
    {
        var all = new Dictionary<string, ComparedActivity>(StringComparer.Ordinal);
        if (definition["root"] is JsonObject root)
        {
            Walk(root, "", null, all);
        }

        return [.. all.Values];
    }

    /// <summary>The name of an activity of the root's drawing.</summary>
    public static string NameIn(JsonObject definition, string id) => AllOf(definition).FirstOrDefault(activity => activity.Path == "/" + id)?.Name ?? id;

    /// <summary>Names of the properties that are others there.</summary>
    public ImmutableArray<string> Differences(ComparedActivity other)
    {
        var (own, theirs) = (Seen(), other.Seen());
        return [.. own.Keys.Union(theirs.Keys).Where(name => !JsonNode.DeepEquals(own.GetValueOrDefault(name), theirs.GetValueOrDefault(name))).Order(StringComparer.Ordinal)];
    }

    /// <summary>The change that this is.</summary>
    public DefinitionChange As(ChangeKind kind, ImmutableArray<string> properties) => new(kind, ChangedPart.Activity, Name) { DrawnActivity = Drawn, Properties = properties };

    private static void Walk(JsonObject container, string path, string? drawn, Dictionary<string, ComparedActivity> all)
    {
        foreach (var child in Below(container))
        {
            var id = child["id"]!.ToString();
            var activity = new ComparedActivity($"{path}/{id}", drawn ?? id, child);
            all.TryAdd(activity.Path, activity);
            Walk(child, activity.Path, activity.Drawn, all);
        }
    }

    private static IEnumerable<JsonObject> Below(JsonNode? node) => node switch
    {
        JsonObject members => members.Where(member => member.Key is not "metadata" and not "customProperties").SelectMany(member => IsActivity(member.Value) ? [member.Value!.AsObject()] : Below(member.Value)),
        JsonArray list => list.SelectMany(item => IsActivity(item) ? [item!.AsObject()] : Below(item)),
        _ => [],
    };

    private static bool IsActivity(JsonNode? node) => node is JsonObject json && json["id"] is JsonValue && json["type"] is JsonValue && json.ContainsKey("version");

    private Dictionary<string, JsonNode?> Seen()
    {
        var seen = Json.Where(member => !Unseen.Contains(member.Key) && !Nothing.Is(member.Value) && !IsActivity(member.Value))
            .ToDictionary(member => member.Key, member => Tidy(member.Value), StringComparer.Ordinal);
        seen["name"] = JsonValue.Create(Name);
        return seen;
    }

    // An input counts by its expression; where the engine keeps its value is Studio's bookkeeping.
    private static JsonNode? Tidy(JsonNode? value)
    {
        if (value is not JsonObject input || input["expression"] is not JsonObject expression)
        {
            return value;
        }

        return new JsonObject { ["type"] = expression["type"]?.DeepClone(), ["value"] = expression["value"]?.ToString() };
    }
}
