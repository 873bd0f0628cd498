namespace CoordinationFlow.Benchmarks.Cycles;

/// <summary>What the bare engine did: instances started and all their tasks reported.</summary>
internal sealed record CycleReport(
    string Store, int Count, int Parallel, int TasksPerCycle, double CyclesPerSecond, double StartsPerSecond, double ResumesPerSecond,
    double ResumeMillisecondsP50, double ResumeMillisecondsP99, long BytesPerCycle, long AllocatedBytesPerResume, long PeakBytes,
    double TransactionsPerCycle, double CommitsPerSecond);
