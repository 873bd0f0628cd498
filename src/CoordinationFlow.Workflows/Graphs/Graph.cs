using System.Collections.Frozen;
using System.Collections.Immutable;
using CoordinationFlow.Workflows.Definitions;

namespace CoordinationFlow.Workflows.Graphs;

/// <summary>
/// One version of a definition, compiled: nodes with dense numbers, expressions prepared. Immutable, shared by all its instances;
/// running one never looks at the definition's JSON.
/// </summary>
public sealed class Graph
{
    private readonly FrozenDictionary<string, Node> _byId;

    internal Graph(
        Definition definition, string versionId, int version, ImmutableArray<Node> nodes, ImmutableArray<string> parts,
        FrozenDictionary<WorkflowReference, string> uses, FrozenSet<string> globals)
    {
        (Definition, VersionId, Version, Nodes, Parts, Uses, Globals) = (definition, versionId, version, nodes, parts, uses, globals);
        _byId = nodes.GroupBy(node => node.Id, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
    }

    /// <summary>What it was compiled from.</summary>
    public Definition Definition { get; }

    /// <summary>The stored version's id.</summary>
    public string VersionId { get; }

    /// <summary>The stored version's number.</summary>
    public int Version { get; }

    /// <summary>All activities; the first is the workflow itself. Parents come before their children.</summary>
    public ImmutableArray<Node> Nodes { get; }

    /// <summary>Ids of the versions of the published workflows that are used as activities, in the order in which they were met.</summary>
    public ImmutableArray<string> Parts { get; }

    /// <summary>How the activities name those workflows, and which version each name led to.</summary>
    internal FrozenDictionary<WorkflowReference, string> Uses { get; }

    /// <summary>The globals that its scripts name.</summary>
    internal FrozenSet<string> Globals { get; }

    /// <summary>The workflow itself.</summary>
    public Node Root => Nodes[0];

    /// <summary>The first activity of that id, or null.</summary>
    public Node? Find(string activityId) => _byId.GetValueOrDefault(activityId);

    /// <summary>The activities that scripts call so: by id, by name, or by the name in Pascal case.</summary>
    internal IEnumerable<Node> NodesNamed(string activity) => Nodes.Where(node =>
        node.Id == activity || node.Name == activity || (node.Name is { } name && PascalCase.Of(name) == activity));
}
