using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace CoordinationFlow.ResilienceTests.Kills;

/// <summary>
/// A caller of the REST interface that lives longer than any server: where no answer comes, or one that says the server failed, it asks the same again
/// under the same key, at each address in turn, until there is one. Thread-safe.
/// </summary>
internal sealed class PatientClient(params Uri[] addresses) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(50);

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false }) { Timeout = TimeSpan.FromSeconds(20) };
    private int _next;
    private int _acknowledged;
    private int _repeated;

    /// <summary>How many commands were acknowledged.</summary>
    public int Acknowledged => Volatile.Read(ref _acknowledged);

    /// <summary>How many commands had to be given again.</summary>
    public int Repeated => Volatile.Read(ref _repeated);

    /// <summary>Gives a command as somebody and returns the acknowledgement.</summary>
    public async Task<JsonElement> GiveAsync(string who, string path, object body, string key)
    {
        var answer = await AskAsync(() => new HttpRequestMessage(HttpMethod.Post, "") { Content = JsonContent.Create(body), Headers = { { "Idempotency-Key", key } } }, path, who, isCommand: true);
        Interlocked.Increment(ref _acknowledged);
        return JsonDocument.Parse(answer).RootElement;
    }

    /// <summary>Asks a question and returns the answer's JSON.</summary>
    public async Task<JsonElement> QuestionAsync(string who, string path) => JsonDocument.Parse(await TextAsync(who, path)).RootElement;

    /// <summary>Asks a question and returns the answer's text.</summary>
    public Task<string> TextAsync(string who, string path) => AskAsync(() => new HttpRequestMessage(HttpMethod.Get, ""), path, who, isCommand: false);

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<string> AskAsync(Func<HttpRequestMessage> request, string path, string who, bool isCommand)
    {
        using var limit = new CancellationTokenSource(Patience);
        var problem = "";
        while (true)
        {
            using var message = request();
            message.RequestUri = new Uri(addresses[(uint)Interlocked.Increment(ref _next) % addresses.Length], path);
            message.Headers.Authorization = new("Bearer", $"demo-{who}");
            try
            {
                using var answer = await _http.SendAsync(message, limit.Token);
                var text = await answer.Content.ReadAsStringAsync(limit.Token);
                if (answer.StatusCode == HttpStatusCode.UnprocessableEntity)
                {
                    throw new RefusedCommandException($"{message.Method} {message.RequestUri} as {who}: {text}");
                }

                if ((int)answer.StatusCode < 500)
                {
                    Assert.True(answer.IsSuccessStatusCode, $"{message.Method} {message.RequestUri} as {who}: {(int)answer.StatusCode} {text}");
                    return text;
                }

                problem = text;
            }
            catch (Exception lost) when (lost is HttpRequestException or IOException or OperationCanceledException)
            {
                problem = lost.Message;
            }

            Assert.False(limit.IsCancellationRequested, $"No answer to {message.Method} {message.RequestUri} as {who} within {Patience.TotalSeconds} s: {problem}");
            Interlocked.Add(ref _repeated, isCommand ? 1 : 0);
            await Task.Delay(Again);
        }
    }
}

/// <summary>A command was refused; it changed nothing.</summary>
internal sealed class RefusedCommandException(string message) : Exception(message);
