namespace CoordinationFlow.SimulationTests.World;

/// <summary>Time that passes only when the schedule says so.</summary>
internal sealed class VirtualClock : TimeProvider
{
    private DateTimeOffset _now = new(2027, 1, 11, 8, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    public void ForwardTo(DateTimeOffset then) => _now = then > _now ? then : _now;
}
