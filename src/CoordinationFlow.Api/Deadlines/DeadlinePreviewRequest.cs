namespace CoordinationFlow.Api.Deadlines;

/// <summary>A deadline to be reckoned, without a dossier.</summary>
public sealed record DeadlinePreviewRequest
{
    /// <summary>The rule.</summary>
    public required DeadlineRequest Deadline { get; init; }

    /// <summary>The instant from which it is reckoned; without it now.</summary>
    public DateTimeOffset? From { get; init; }
}
