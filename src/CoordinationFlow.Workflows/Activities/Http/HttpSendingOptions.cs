namespace CoordinationFlow.Workflows.Activities.Http;

/// <summary>Where flows may send requests; nowhere unless an administrator names hosts.</summary>
public sealed record HttpSendingOptions
{
    /// <summary>Host names, each with its port where it is not the scheme's own: <c>api.example.org</c>, <c>localhost:8080</c>. No wild cards.</summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>So long may one request take; a step waits for it.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>So many bytes of an answer are read; more is an error.</summary>
    public int MaxAnswer { get; init; } = 1024 * 1024;
}
