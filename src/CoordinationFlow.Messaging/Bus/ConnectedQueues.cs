using System.Collections.Concurrent;

namespace CoordinationFlow.Messaging.Bus;

/// <summary>The participants whose answers queue this process reads, or stands by to read. Thread-safe.</summary>
internal sealed class ConnectedQueues
{
    private readonly ConcurrentDictionary<string, bool> _codes = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether its queue is connected.</summary>
    public bool Contains(string participant) => _codes.ContainsKey(participant);

    /// <summary>How many there are.</summary>
    public int Count => _codes.Count;

    /// <summary>Their codes.</summary>
    public ICollection<string> Codes => _codes.Keys;

    /// <summary>It is connected.</summary>
    public void Add(string participant) => _codes[participant] = true;

    /// <summary>It is not any more.</summary>
    public void Remove(string participant) => _codes.TryRemove(participant, out _);
}
