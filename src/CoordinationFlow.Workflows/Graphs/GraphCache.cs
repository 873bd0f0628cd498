using System.Collections.Concurrent;

namespace CoordinationFlow.Workflows.Graphs;

/// <summary>Compiled versions by id. A version that was published never changes, so nothing ever goes stale. Thread-safe.</summary>
internal sealed class GraphCache
{
    private readonly ConcurrentDictionary<string, Graph> _newest = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Graph> _byParts = new(StringComparer.Ordinal);

    /// <summary>The version as it was compiled last; what it uses may have newer versions meanwhile.</summary>
    public Graph? Find(string versionId) => _newest.GetValueOrDefault(versionId);

    /// <summary>The version with those versions of the workflows used in it.</summary>
    public Graph? Find(string versionId, string[] parts) => parts.Length == 0 ? Find(versionId) is { Parts.IsEmpty: true } graph ? graph : null : _byParts.GetValueOrDefault(Key(versionId, parts));

    public Graph Add(Graph graph)
    {
        _newest[graph.VersionId] = graph;
        return graph.Parts.IsEmpty ? graph : _byParts.GetOrAdd(Key(graph.VersionId, [.. graph.Parts]), graph);
    }

    private static string Key(string versionId, string[] parts) => string.Join('|', [versionId, .. parts]);
}
