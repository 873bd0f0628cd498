namespace CoordinationFlow.ElsaApi.Executions;

/// <summary>How often the activities of a node began and ended: the badge on it.</summary>
internal sealed record ExecutionStats(string ActivityId, string ActivityNodeId, int StartedCount, int CompletedCount, int UncompletedCount, bool IsBlocked, bool IsFaulted)
{
    /// <summary>Nothing to tell.</summary>
    public IReadOnlyDictionary<string, object> Metadata { get; } = new Dictionary<string, object>();

    /// <summary>One for each node that is asked about; without a question one for each that has run.</summary>
    public static IReadOnlyList<ExecutionStats> Of(IReadOnlyList<RecordedExecution> executions, IReadOnlyCollection<string> nodeIds)
    {
        var byNode = executions.ToLookup(execution => execution.NodeId, StringComparer.Ordinal);
        return [.. (nodeIds.Count == 0 ? byNode.Select(node => node.Key) : nodeIds).Select(nodeId => Of(nodeId, [.. byNode[nodeId]]))];
    }

    private static ExecutionStats Of(string nodeId, RecordedExecution[] of)
    {
        var completed = of.Count(execution => execution.IsCompleted);
        return new(nodeId[(nodeId.LastIndexOf(':') + 1)..], nodeId, of.Length, completed, of.Length - completed, of.Any(execution => execution.IsWaiting), of.Any(execution => execution.IsFaulted));
    }
}
