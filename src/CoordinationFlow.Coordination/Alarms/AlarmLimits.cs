namespace CoordinationFlow.Coordination.Alarms;

/// <summary>How long things may take before there is an alarm.</summary>
public sealed record AlarmLimits
{
    /// <summary>A message in the outbox.</summary>
    public TimeSpan Outbox { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>A queue without anybody who reads it.</summary>
    public TimeSpan Queue { get; init; } = TimeSpan.FromHours(8);

    /// <summary>What fell due, until it takes effect.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>A letter that may leave.</summary>
    public TimeSpan Mail { get; init; } = TimeSpan.FromMinutes(15);
}
