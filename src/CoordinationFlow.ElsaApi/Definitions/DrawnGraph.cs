using System.Text.Json.Nodes;
using CoordinationFlow.ElsaApi.Json;
using CoordinationFlow.Workflows.Definitions;
using CoordinationFlow.Workflows.Graphs;
using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.ElsaApi.Definitions;

/// <summary>A version's nodes with the JSON that draws them, workflows used as activities included (contract 3.5).</summary>
internal sealed class DrawnGraph
{
    private readonly Graph _graph;
    private readonly Dictionary<string, JsonObject> _byPath = new(StringComparer.Ordinal);

    private DrawnGraph(Graph graph) => _graph = graph;

    /// <summary>Gathers the JSON of the version and of the workflows that are used in it.</summary>
    public static async ValueTask<DrawnGraph> OfAsync(Step step, Graph graph, DefinitionReading reading)
    {
        var drawn = new DrawnGraph(graph);
        drawn.Add((await reading.DocumentAsync(step, (await DefinitionRows.FindAsync(step, graph.VersionId))!))["root"], graph.Root.Path);
        foreach (var workflow in graph.Nodes.Where(node => node.Parent is not null && node.Kind is not null && node.Type == graph.Root.Type))
        {
            if (drawn._byPath.GetValueOrDefault(workflow.Parent!.Path) is { } activity && await UsedAsync(step, graph, activity) is { } row)
            {
                var root = (await reading.DocumentAsync(step, row))["root"]!.AsObject();
                activity["root"] = root.DeepClone();
                drawn.Add(root, workflow.Path);
            }
        }

        return drawn;
    }

    /// <summary>A node with all that is below it.</summary>
    public JsonObject Tree(Node node)
    {
        var tree = One(node);
        tree["children"] = new JsonArray([.. Children(node).Select(Tree)]);
        return tree;
    }

    /// <summary>A node, the nearest flowchart around it, and the way from the top to it.</summary>
    public JsonObject Segments(Node node)
    {
        var container = node.Parent;
        while (container is { Type: not "Elsa.Flowchart", Parent: not null })
        {
            container = container.Parent;
        }

        var segments = new JsonArray();
        for (var above = node.Parent; above is not null; above = above.Parent)
        {
            segments.Insert(0, new JsonObject { ["activityNodeId"] = above.Path, ["activityId"] = above.Id, ["activityType"] = above.Type, ["portName"] = PortOf(above, node) });
        }

        return new() { ["childNode"] = One(node), ["container"] = One(container ?? node), ["pathSegments"] = segments };
    }

    private static async ValueTask<DefinitionVersionRow?> UsedAsync(Step step, Graph graph, JsonObject activity)
    {
        foreach (var part in graph.Parts)
        {
            if (await DefinitionRows.FindAsync(step, part) is { } row && (row.DefinitionId == activity.Text("workflowDefinitionId") || PascalCase.Of(row.Name) == activity.Text("type")))
            {
                return row;
            }
        }

        return null;
    }

    private void Add(JsonNode? root, string top) => RootDocument.Walk(root, top, (activity, parent) =>
    {
        activity["nodeId"] = $"{parent}:{activity.Text("id")}";
        _byPath[activity.Text("nodeId")!] = activity;
    });

    private JsonObject One(Node node) => new()
    {
        ["activity"] = _byPath.GetValueOrDefault(node.Path)?.DeepClone() ?? new JsonObject { ["id"] = node.Id, ["nodeId"] = node.Path, ["type"] = node.Type, ["version"] = 1 },
        ["nodeId"] = node.Path,
        ["port"] = node.Parent is { } parent ? PortOf(parent, node) : "Root",
        ["parents"] = new JsonArray(),
        ["children"] = new JsonArray(),
    };

    private IEnumerable<Node> Children(Node node) => _graph.Nodes.Where(other => other.Parent == node);

    private static string PortOf(Node container, Node child)
    {
        var at = child;
        while (at.Parent is { } parent && parent != container)
        {
            at = parent;
        }

        var port = container.Ports.FirstOrDefault(port => port.Value == at).Key ?? "activities";
        return char.ToUpperInvariant(port[0]) + port[1..];
    }
}
