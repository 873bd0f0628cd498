namespace CoordinationFlow.Benchmarks.Queues;

/// <summary>What a server on PostgreSQL and RabbitMQ did, with so many at a time.</summary>
internal sealed record QueueReport(int Dossiers, int Parallel)
{
    /// <summary>Created and circulated through the desk.</summary>
    public required double DossiersPerSecond { get; init; }

    /// <summary>From the outbox to the ministries' queues, confirmed, each task marked delivered.</summary>
    public required double RelayedPerSecond { get; init; }

    /// <summary>From a ministry's publish to its receipt in its own queue.</summary>
    public required double AnswersPerSecond { get; init; }

    public required double AnswerMillisecondsP50 { get; init; }

    public required double AnswerMillisecondsP99 { get; init; }

    /// <summary>The machine's own: 1 KB inserted in a transaction of its own, so many connections, median of five before and five after.</summary>
    public required double CommitsPerSecond { get; init; }

    /// <summary>The machine's own: 1 KB published to a quorum queue and confirmed, so many on their way, median of five before and five after.</summary>
    public required double ConfirmsPerSecond { get; init; }
}
