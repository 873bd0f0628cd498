using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.ResilienceTests.Kills;

/// <summary>
/// Where the server dies, one kill after the other. Of ten, six or seven fall between the first write and the acknowledgement, the others between
/// sending and deleting, before the write, and at a moment that only chance knows.
/// </summary>
internal sealed class KillPlan(int seed)
{
    private static readonly string[] Acknowledging = [CrashPoint.BetweenWrites, CrashPoint.AfterDatabaseCommit, CrashPoint.AfterCommit];
    private static readonly string[] Before = [CrashPoint.BeforeCommit, CrashPoint.AfterDecide, CrashPoint.BeforeDecide];
    private readonly Random _random = new(seed);

    /// <summary>The point, with how many times it is passed before; no point: so many acknowledgements are awaited.</summary>
    public (string? Point, int Times) Of(int kill) => (kill % 10) switch
    {
        3 => (null, _random.Next(3, 25)),
        5 => (CrashPoint.BetweenSendAndDelete, _random.Next(1, 4)),
        7 => (Before[kill / 10 % Before.Length], _random.Next(1, 12)),
        _ => (Acknowledging[kill % Acknowledging.Length], _random.Next(1, 12)),
    };

    /// <summary>Whether a kill there falls between a step's first write and its acknowledgement.</summary>
    public static bool IsBetweenWriteAndAcknowledgement(string point) => Acknowledging.Contains(point);
}
