namespace CoordinationFlow.Benchmarks.Cycles;

/// <summary>What to run.</summary>
/// <param name="File">The definition's file.</param>
/// <param name="Store">memory, sqlite or postgres.</param>
/// <param name="Count">How many cycles are measured.</param>
/// <param name="Parallel">How many go side by side.</param>
internal sealed record CyclePlan(string File, string Store, int Count, int Parallel)
{
    /// <summary>A PostgreSQL server; null: a private one is started.</summary>
    public string? Connection { get; init; }

    /// <summary>Whether a commit waits for the disk; without, the run tells how much of the time that is.</summary>
    public bool Durable { get; init; } = true;

    /// <summary>Whether an instance's tasks are completed all at once, not one after another.</summary>
    public bool AllAtOnce { get; init; }
}
