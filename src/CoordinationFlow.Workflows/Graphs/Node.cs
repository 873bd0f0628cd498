using System.Collections.Frozen;
using System.Collections.Immutable;
using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Expressions;
using CoordinationFlow.Workflows.Flowcharts;
using CoordinationFlow.Workflows.Outputs;

namespace CoordinationFlow.Workflows.Graphs;

/// <summary>One activity of a compiled definition. Immutable once its graph is compiled; shared by all instances.</summary>
public sealed class Node
{
    internal Node(int index, Node? parent, string type, ActivityKind kind)
    {
        Index = index;
        Parent = parent;
        Type = type;
        Kind = kind;
    }

    /// <summary>Its place in <see cref="Graph.Nodes"/>; parents come before their children.</summary>
    public int Index { get; }

    /// <summary>The activity that contains it.</summary>
    public Node? Parent { get; }

    /// <summary>The type name in the definition.</summary>
    public string Type { get; }

    /// <summary>What runs it.</summary>
    public ActivityKind Kind { get; }

    /// <summary>The id in the definition.</summary>
    public string Id { get; internal set; } = "";

    /// <summary>The name a designer gave.</summary>
    public string? Name { get; internal set; }

    /// <summary>The ids from the workflow down to here, joined by colons: Elsa's node id.</summary>
    public string Path { get; internal set; } = "";

    /// <summary>Whether the designer marked it as a beginning of the workflow.</summary>
    public bool CanStartWorkflow { get; internal set; }

    /// <summary>How branches meet here in a flowchart's token mode.</summary>
    internal MergeMode MergeMode { get; set; }

    /// <summary>Inputs that the definition gives, by the descriptor's names.</summary>
    public FrozenDictionary<string, PreparedInput> Inputs { get; internal set; } = FrozenDictionary<string, PreparedInput>.Empty;

    /// <summary>Outputs that are bound, by the descriptor's names: the id of a variable or the name of a workflow output.</summary>
    public FrozenDictionary<string, string> OutputBindings { get; internal set; } = FrozenDictionary<string, string>.Empty;

    /// <summary>Converters of bound outputs, by the descriptor's names.</summary>
    internal FrozenDictionary<string, PreparedConversion> Conversions { get; set; } = FrozenDictionary<string, PreparedConversion>.Empty;

    /// <summary>What its expressions do with variables.</summary>
    internal List<VariableUse> Uses { get; } = [];

    /// <summary>Variables that it declares for what it contains.</summary>
    public ImmutableArray<PreparedVariable> Variables { get; internal set; } = [];

    /// <summary>The activities of a Sequence, Parallel, Flowchart or Fork, in the order of the file.</summary>
    public ImmutableArray<Node> Activities { get; internal set; } = [];

    /// <summary>Single children by their property: <c>body</c>, <c>then</c>, <c>else</c>, <c>root</c>, <c>default</c>.</summary>
    public FrozenDictionary<string, Node> Ports { get; internal set; } = FrozenDictionary<string, Node>.Empty;

    /// <summary>What the kind prepared for itself: a flowchart's connections, a switch's cases.</summary>
    public object? Prepared { get; internal set; }

    /// <summary>Ports from which a connection leaves, where the parent is a flowchart; null elsewhere.</summary>
    public FrozenSet<string>? ConnectedPorts { get; internal set; }

    /// <summary>The child under that property, or null.</summary>
    internal Node? Port(string property) => Ports.GetValueOrDefault(property);
}
