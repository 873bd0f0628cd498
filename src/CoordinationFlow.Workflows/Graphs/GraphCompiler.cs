using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Definitions;
using CoordinationFlow.Workflows.Expressions;
using CoordinationFlow.Workflows.Flowcharts;
using CoordinationFlow.Workflows.Outputs;
using CoordinationFlow.Workflows.Problems;
using CoordinationFlow.Workflows.Soundness;

namespace CoordinationFlow.Workflows.Graphs;

/// <summary>Compiles a definition to its graph, once a version, and says what is wrong with it. Thread-safe.</summary>
internal sealed class GraphCompiler(ActivityCatalog catalog, ExpressionCatalog expressions, OutputConverters converters)
{
    /// <summary>Compiles. <paramref name="used"/> holds the published workflows that the definition names, and those that they name.</summary>
    public Compilation Compile(
        Definition definition, string versionId, int version, IReadOnlyDictionary<WorkflowReference, UsedWorkflow> used)
    {
        var building = new GraphBuilding(catalog, expressions, converters, used);
        var root = building.AddWorkflow(definition, null, [definition.DefinitionId]);
        building.NamePaths(root);
        var shape = new List<Problem>();
        new ShapeCheck(shape).Check(building.Nodes);
        building.Problems.AddRange(ShapeCheck.Beside(building.Problems, shape));
        var uses = used.ToFrozenDictionary(each => each.Key, each => each.Value.VersionId);
        return new(new Graph(definition, versionId, version, [.. building.Nodes], [.. building.Parts], uses, building.Globals.ToFrozenSet(StringComparer.Ordinal)), [.. building.Problems]);
    }
}

/// <summary>A compilation under way.</summary>
internal sealed class GraphBuilding(
    ActivityCatalog catalog, ExpressionCatalog expressions, OutputConverters converters, IReadOnlyDictionary<WorkflowReference, UsedWorkflow> used)
{
    private const int MaxNodes = 5000;
    private const int MaxDepth = 60;

    public List<Node> Nodes { get; } = [];

    public List<string> Parts { get; } = [];

    public List<Problem> Problems { get; } = [];

    public HashSet<string> Globals { get; } = new(StringComparer.Ordinal);

    public ExpressionCatalog Expressions => expressions;

    public OutputConverters Converters => converters;

    /// <summary>Adds a workflow with its root: the whole, or one that is used as an activity.</summary>
    public Node AddWorkflow(Definition definition, Node? parent, ImmutableArray<string> within)
    {
        var node = Append(parent, WorkflowRoot.TypeName, WorkflowRoot.Kind);
        var preparation = new NodePreparation(this, node, definition.Root, definition, within);
        node.Variables = preparation.Variables(definition.Variables, dropsUnknownTypes: true);
        if (Add(definition.Root, node, definition, within) is { } root)
        {
            node.Ports = FrozenDictionary.ToFrozenDictionary([KeyValuePair.Create("root", root)]);
        }

        node.Id = $"Workflow{1 + Nodes.Skip(node.Index + 1).Where(inner => inner.Kind is WorkflowRoot).Select(HeightOf).DefaultIfEmpty(0).Max()}";
        return node;
    }

    /// <summary>Adds an activity and what it contains; null where there is nothing to add.</summary>
    public Node? Add(JsonObject json, Node parent, Definition definition, ImmutableArray<string> within)
    {
        var type = Fields.Text(json, "type") ?? "";
        if (Nodes.Count >= MaxNodes || Depth(parent) >= MaxDepth)
        {
            if (Problems.All(problem => problem.Code != ProblemCodes.TooLarge))
            {
                Problems.Add(new(ProblemCodes.TooLarge, $"A definition has at most {MaxNodes} activities, nested at most {MaxDepth} deep."));
            }

            return null;
        }

        var reference = WorkflowReference.Of(json);
        var workflow = catalog.Find(type) is null ? used.GetValueOrDefault(reference) : null;
        var kind = catalog.Find(type) ?? (workflow is null ? new UnknownActivity(type) : new PublishedWorkflow(type, workflow.Definition));
        var node = Append(parent, type, kind);
        node.Id = Fields.Text(json, "id") ?? "";
        node.Name = Fields.Text(json, "name");
        node.CanStartWorkflow = Fields.Truth(json["customProperties"] as JsonObject, "canStartWorkflow") ?? false;
        var preparation = new NodePreparation(this, node, json, definition, within);
        preparation.CheckIdentity();
        node.MergeMode = MergeModes.Of(preparation);
        if (kind is UnknownActivity)
        {
            preparation.Problem(
                reference.DefinitionId is null ? ProblemCodes.UnknownActivity : ProblemCodes.UnknownWorkflow,
                reference.DefinitionId is null ? $"There is no kind of activity '{type}'." : $"There is no published workflow '{reference.DefinitionId}' to use as '{type}'.",
                "type");
            return node;
        }

        new ArgumentPreparation(preparation).Prepare();
        if (workflow is not null)
        {
            AddUsed(workflow, node, within, preparation);
        }

        node.Prepared = (kind as EngineKind)?.Prepare(preparation);
        return node;
    }

    /// <summary>Gives each node its path, once all workflows have their names.</summary>
    public void NamePaths(Node root)
    {
        foreach (var node in Nodes)
        {
            node.Path = node == root ? node.Id : $"{node.Parent!.Path}:{node.Id}";
        }
    }

    private void AddUsed(UsedWorkflow workflow, Node node, ImmutableArray<string> within, NodePreparation preparation)
    {
        if (within.Contains(workflow.Definition.DefinitionId))
        {
            preparation.Problem(ProblemCodes.UnknownWorkflow, $"The workflow '{workflow.Definition.DefinitionId}' contains itself.", "workflowDefinitionId");
            return;
        }

        Parts.Add(workflow.VersionId);
        var inner = AddWorkflow(workflow.Definition, node, within.Add(workflow.Definition.DefinitionId));
        node.Ports = FrozenDictionary.ToFrozenDictionary([KeyValuePair.Create("root", inner)]);
    }

    private Node Append(Node? parent, string type, ActivityKind kind)
    {
        var node = new Node(Nodes.Count, parent, type, kind);
        Nodes.Add(node);
        return node;
    }

    // A workflow is called by how deep workflows nest in it, as in Elsa's node ids.
    private static int HeightOf(Node workflow) => int.Parse(workflow.Id["Workflow".Length..], System.Globalization.CultureInfo.InvariantCulture);

    private static int Depth(Node node)
    {
        var depth = 1;
        for (var above = node.Parent; above is not null; above = above.Parent)
        {
            depth++;
        }

        return depth;
    }
}
