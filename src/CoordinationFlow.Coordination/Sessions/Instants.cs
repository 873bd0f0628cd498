namespace CoordinationFlow.Coordination.Sessions;

/// <summary>Instants are kept to the millisecond in every store, so that a hash over them is the same wherever it is reckoned.</summary>
public static class Instants
{
    /// <summary>The instant in UTC without what is below a millisecond.</summary>
    public static DateTimeOffset ToMilliseconds(DateTimeOffset instant)
    {
        var utc = instant.ToUniversalTime();
        return utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerMillisecond));
    }
}
