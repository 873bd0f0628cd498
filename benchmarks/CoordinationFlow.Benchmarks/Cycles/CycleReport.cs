namespace CoordinationFlow.Benchmarks.Cycles;

/// <summary>What the bare engine did: instances started and all their tasks completed.</summary>
internal sealed record CycleReport(string Store, int Count, int Parallel)
{
    public required int TasksPerCycle { get; init; }

    public required double CyclesPerSecond { get; init; }

    /// <summary>Of the time that starts took, shared by those side by side.</summary>
    public required double StartsPerSecond { get; init; }

    /// <summary>Of the time that resumes took, shared by those side by side.</summary>
    public required double ResumesPerSecond { get; init; }

    public required double ResumeMillisecondsP50 { get; init; }

    public required double ResumeMillisecondsP99 { get; init; }

    /// <summary>What the database has grown by a finished cycle; in memory the contents of the rows written.</summary>
    public required long BytesPerCycle { get; init; }

    /// <summary>Everything that was allocated, starts included, by resume.</summary>
    public required long AllocatedBytesPerResume { get; init; }

    public required double ProcessorMillisecondsPerCycle { get; init; }

    public required long PeakBytes { get; init; }

    public required double TransactionsPerCycle { get; init; }

    /// <summary>Between this process and PostgreSQL, commits included; 0 for other stores.</summary>
    public required double RoundTripsPerCycle { get; init; }

    /// <summary>The machine's own: 1 KB inserted in a transaction of its own, at the same concurrency, median of five before and five after.</summary>
    public required double CommitsPerSecond { get; init; }
}
