namespace CoordinationFlow.Workflows.Activities.Http;

/// <summary>
/// A request that starts or resumes instances, enlisted in the step by the host, and the response that they give to it. What is written
/// is sent by the host once the step is committed.
/// </summary>
public sealed class HttpExchange(HttpRequestFacts request)
{
    /// <summary>What was asked.</summary>
    public HttpRequestFacts Request { get; } = request;

    /// <summary>What was answered last; null: nothing, which is an empty 200.</summary>
    public HttpResponseFacts? Response { get; internal set; }
}

/// <summary>A request as flows see it.</summary>
/// <param name="Method">GET, POST and so on, upper case.</param>
/// <param name="Path">Without the leading slash.</param>
public sealed record HttpRequestFacts(string Method, string Path)
{
    /// <summary>The query by name.</summary>
    public IReadOnlyDictionary<string, object?> Query { get; init; } = new Dictionary<string, object?>();

    /// <summary>Parts of the path by the names that the endpoint's path gives them.</summary>
    public IReadOnlyDictionary<string, object?> Route { get; init; } = new Dictionary<string, object?>();

    /// <summary>Headers by name.</summary>
    public IReadOnlyDictionary<string, object?> Headers { get; init; } = new Dictionary<string, object?>();

    /// <summary>The body, parsed where it is JSON.</summary>
    public object? Body { get; init; }
}

/// <summary>A response as WriteHttpResponse gives it.</summary>
public sealed record HttpResponseFacts(int Status, string? ContentType, string Body, IReadOnlyDictionary<string, string?> Headers);
