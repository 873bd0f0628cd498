using System.Collections.Immutable;

namespace CoordinationFlow.Messaging.Bus;

/// <summary>How messages travel.</summary>
public sealed record BusSettings
{
    /// <summary>A RabbitMQ broker (<c>amqp://user:password@host:port/virtual-host</c>, or <c>amqps://</c>); empty: one process and no broker.</summary>
    public string Connection { get; init; } = "";

    /// <summary>How the broker is trusted over <c>amqps://</c>.</summary>
    public BrokerTls Tls { get; init; } = new();

    /// <summary>
    /// Codes of participants whose own system reads their tasks queue; <c>*</c>: of all. The portal drains the queues of the others. A task of these
    /// is delivered when the broker has confirmed that it stands in their queue.
    /// </summary>
    public ImmutableHashSet<string> OwnSystems { get; init; } = [];

    /// <summary>
    /// Codes of participants whose queue is cleared for RESTREINT. Text of a restricted dossier leaves for these alone; the clearance of
    /// the participant itself is another thing (domain 3.15).
    /// </summary>
    public ImmutableHashSet<string> ClearedQueues { get; init; } = [];

    /// <summary>
    /// Whether the broker itself writes the arrival's millisecond into each message and overwrites what the sender wrote there (RabbitMQ from 3.12).
    /// Then that stamp decides; else our first receipt does.
    /// </summary>
    public bool BrokerStamps { get; init; }

    /// <summary>How many messages of a queue may be on their way to this process.</summary>
    public int Prefetch { get; init; } = 16;

    /// <summary>How often the relay looks by itself, besides being woken at each commit; null: as the transport needs it.</summary>
    public TimeSpan? Look { get; init; }

    /// <summary>
    /// How long a sent message may be on its way before it is sent again, and others wait for it: where the broker dies, a confirm may never come.
    /// </summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a round's close waits for its marker to come back before it lets others go first.</summary>
    public TimeSpan MarkerPatience { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Waits between the tries of a message whose intake fails; as many tries as there are waits, and one.</summary>
    public ImmutableArray<TimeSpan> Retries { get; init; } =
        [TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5)];

    /// <summary>Whether the participant's own system reads its tasks queue.</summary>
    public bool HasOwnSystem(string participant) => OwnSystems.Contains("*") || OwnSystems.Contains(participant, StringComparer.OrdinalIgnoreCase);
}

/// <summary>How the broker is trusted, and how this side proves itself.</summary>
public sealed record BrokerTls
{
    /// <summary>The broker's name in its certificate; empty: the host of the connection.</summary>
    public string ServerName { get; init; } = "";

    /// <summary>A PEM file of the authorities that are trusted; empty: the machine's.</summary>
    public string Authorities { get; init; } = "";

    /// <summary>A PEM file with this side's certificate and key; empty: none.</summary>
    public string Certificate { get; init; } = "";
}
