namespace CoordinationFlow.Server.Demo;

/// <summary>
/// The machine's clock plus an offset that the demonstration may set. Timers run in real time: whoever moves the clock also does
/// what falls due on the way (<see cref="DemoTime"/>). Thread-safe.
/// </summary>
public sealed class DemoClock : TimeProvider
{
    private long _offset;

    /// <summary>How far this clock is ahead of the machine's; negative: behind.</summary>
    public TimeSpan Offset
    {
        get => new(Interlocked.Read(ref _offset));
        set => Interlocked.Exchange(ref _offset, value.Ticks);
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Offset;

    /// <summary>Lets the clock show that instant (UTC), and go on from there.</summary>
    public void Show(DateTimeOffset instant) => Offset = instant - System.GetUtcNow();
}
