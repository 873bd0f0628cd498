namespace CoordinationFlow.Workflows.Execution;

/// <summary>A fault of an activity, kept with the instance.</summary>
public sealed record Incident(string ActivityId, string ActivityType, long Execution, string Message, DateTimeOffset At)
{
    /// <summary>The activity's name.</summary>
    public string? ActivityName { get; init; }

    /// <summary>The exception's type name, without its namespace.</summary>
    public string? ExceptionType { get; init; }

    /// <summary>The cause's type name.</summary>
    public string? InnerType { get; init; }

    /// <summary>The cause's message.</summary>
    public string? InnerMessage { get; init; }
}
