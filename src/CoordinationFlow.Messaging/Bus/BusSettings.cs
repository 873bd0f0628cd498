using System.Collections.Immutable;

namespace CoordinationFlow.Messaging.Bus;

/// <summary>How messages travel.</summary>
public sealed record BusSettings
{
    /// <summary>The transport's name; <c>InMemory</c> is one process and no broker.</summary>
    public string Transport { get; init; } = InMemoryTransport.TransportName;

    /// <summary>
    /// Codes of participants whose queue is cleared for RESTREINT. Text of a restricted dossier leaves for these alone; the clearance of
    /// the participant itself is another thing (domain 3.15).
    /// </summary>
    public ImmutableHashSet<string> ClearedQueues { get; init; } = [];

    /// <summary>How often the relay looks by itself, besides being woken at each commit.</summary>
    public TimeSpan Look { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a sent message may be on its way before it is sent again.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Waits between the tries of a message whose intake fails; as many tries as there are waits, and one.</summary>
    public ImmutableArray<TimeSpan> Retries { get; init; } =
        [TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5)];
}
