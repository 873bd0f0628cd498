namespace CoordinationFlow.ResilienceTests.Dossiers;

/// <summary>A clock that stands until it is moved. Thread-safe.</summary>
internal sealed class MovedClock(DateTimeOffset start) : TimeProvider
{
    private long _ticks = start.UtcTicks;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    /// <summary>Shows that instant, UTC.</summary>
    public void Show(DateTimeOffset instant) => Interlocked.Exchange(ref _ticks, instant.UtcTicks);

    /// <summary>One second later than it showed.</summary>
    public DateTimeOffset Tick() => new(Interlocked.Add(ref _ticks, TimeSpan.TicksPerSecond), TimeSpan.Zero);
}
