namespace CoordinationFlow.Workflows.Activities.Http;

/// <summary>
/// Sends a flow's requests to hosts that are allowed, and follows no redirection elsewhere. A step that begins anew sends again: what
/// a flow sends must bear being sent twice. Thread-safe.
/// </summary>
public sealed class HttpSending : IDisposable
{
    private readonly HttpSendingOptions _options;
    private readonly HttpClient _client;

    /// <summary>Over the network; a test gives its own handler.</summary>
    public HttpSending(HttpSendingOptions? options = null, HttpMessageHandler? handler = null)
    {
        _options = options ?? new();
        _client = new(handler ?? new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
        {
            Timeout = _options.Timeout,
            MaxResponseContentBufferSize = _options.MaxAnswer,
        };
    }

    /// <summary>
    /// Sends. Throws <see cref="InvalidOperationException"/> for a host that is not allowed, <see cref="HttpRequestException"/> where no
    /// answer comes, <see cref="TimeoutException"/> where it comes too late.
    /// </summary>
    public async ValueTask<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri;
        if (address is not { IsAbsoluteUri: true } || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
        {
            throw new InvalidOperationException("A request goes to an http or https address.");
        }

        if (!_options.AllowedHosts.Contains(address.Authority, StringComparer.OrdinalIgnoreCase))
        {
            throw new InvalidOperationException($"Flows may not send requests to '{address.Authority}': an administrator has not allowed that host.");
        }

        try
        {
            return await _client.SendAsync(request, cancellationToken);
        }
        catch (OperationCanceledException failure) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"No answer within {_options.Timeout.TotalSeconds} s.", failure);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();
}
