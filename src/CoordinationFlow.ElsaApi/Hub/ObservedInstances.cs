using System.Collections.Concurrent;

namespace CoordinationFlow.ElsaApi.Hub;

/// <summary>Which instances viewers on this node look at. Thread-safe.</summary>
internal sealed class ObservedInstances
{
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, bool>> _byConnection = new(StringComparer.Ordinal);

    /// <summary>Each once.</summary>
    public IReadOnlyCollection<string> Ids => [.. _byConnection.Values.SelectMany(of => of.Keys).Distinct(StringComparer.Ordinal)];

    public void Add(string connection, string instanceId) => _byConnection.GetOrAdd(connection, _ => new(StringComparer.Ordinal))[instanceId] = true;

    public void Forget(string connection) => _byConnection.TryRemove(connection, out _);
}
