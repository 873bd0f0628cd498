using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoordinationFlow.Workflows.Drawings;

namespace CoordinationFlow.Workflows.Comparing;

/// <summary>What a designer changed between two versions of a definition. Where something stands on the canvas is no change.</summary>
public static class DefinitionComparison
{
    private static readonly (string List, ChangedPart Part)[] Declarations = [("variables", ChangedPart.Variable), ("inputs", ChangedPart.Input), ("outputs", ChangedPart.Output)];

    private static readonly string[] Settings = ["name", "description", "options", "outcomes"];

    /// <summary>The changes: activities, connections, variables, inputs, outputs, settings.</summary>
    public static ImmutableArray<DefinitionChange> Of(JsonObject older, JsonObject newer) =>
    [
        .. Activities(older, newer),
        .. Connections(older, newer),
        .. Declarations.SelectMany(each => Declared(older, newer, each.List, each.Part)),
        .. Settings.Where(name => !JsonNode.DeepEquals(older[name], newer[name]) && !(Nothing.Is(older[name]) && Nothing.Is(newer[name]))).Select(name => new DefinitionChange(ChangeKind.Changed, ChangedPart.Setting, name)),
    ];

    private static IEnumerable<DefinitionChange> Activities(JsonObject older, JsonObject newer)
    {
        var (before, after) = (ComparedActivity.AllOf(older), ComparedActivity.AllOf(newer));
        var next = after.ToDictionary(activity => activity.Path, StringComparer.Ordinal);
        var known = before.Select(activity => activity.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var activity in before)
        {
            if (!next.TryGetValue(activity.Path, out var same))
            {
                yield return activity.As(ChangeKind.Removed, []);
            }
            else if (activity.Differences(same) is { IsEmpty: false } properties)
            {
                yield return same.As(ChangeKind.Changed, properties);
            }
        }

        foreach (var activity in after.Where(activity => !known.Contains(activity.Path)))
        {
            yield return activity.As(ChangeKind.Added, []);
        }
    }

    private static IEnumerable<DefinitionChange> Connections(JsonObject older, JsonObject newer)
    {
        var (before, after) = (DrawnConnections.Of(older).ToArray(), DrawnConnections.Of(newer).ToArray());
        string Name((string Source, string Port, string Target) connection, JsonObject of) =>
            $"{ComparedActivity.NameIn(of, connection.Source)} · {connection.Port} → {ComparedActivity.NameIn(of, connection.Target)}";

        return before.Except(after).Select(gone => new DefinitionChange(ChangeKind.Removed, ChangedPart.Connection, Name(gone, older)) { Connection = gone })
            .Concat(after.Except(before).Select(added => new DefinitionChange(ChangeKind.Added, ChangedPart.Connection, Name(added, newer)) { Connection = added }));
    }

    private static IEnumerable<DefinitionChange> Declared(JsonObject older, JsonObject newer, string list, ChangedPart part)
    {
        var (before, after) = (Named(older[list]), Named(newer[list]));
        return before.Keys.Union(after.Keys).Order(StringComparer.Ordinal)
            .Where(name => !JsonNode.DeepEquals(before.GetValueOrDefault(name), after.GetValueOrDefault(name)))
            .Select(name => new DefinitionChange(!after.ContainsKey(name) ? ChangeKind.Removed : before.ContainsKey(name) ? ChangeKind.Changed : ChangeKind.Added, part, name));
    }

    private static Dictionary<string, JsonObject> Named(JsonNode? list) =>
        (list as JsonArray ?? []).OfType<JsonObject>().DistinctBy(each => each["name"]?.ToString() ?? "").ToDictionary(each => each["name"]?.ToString() ?? "", Bare, StringComparer.Ordinal);

    private static JsonObject Bare(JsonObject declared) =>
        new(declared.Where(member => member.Key != "id" && !Nothing.Is(member.Value)).OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));
}
