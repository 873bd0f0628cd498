using System.Net.Http.Json;
using System.Text.Json;

namespace CoordinationFlow.ResilienceTests.Kills;

/// <summary>
/// A caller of the REST interface that lives longer than the server: where no answer comes it waits for the next server and asks the same again, under the
/// same key. Thread-safe.
/// </summary>
internal sealed class PatientClient(Uri address) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = address };
    private volatile TaskCompletionSource _up = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _acknowledged;
    private int _repeated;

    /// <summary>How many commands were acknowledged.</summary>
    public int Acknowledged => Volatile.Read(ref _acknowledged);

    /// <summary>How many commands had to be given again.</summary>
    public int Repeated => Volatile.Read(ref _repeated);

    /// <summary>A new server takes work.</summary>
    public void ServerIsUp() => Interlocked.Exchange(ref _up, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();

    /// <summary>Gives a command as somebody and returns the acknowledgement.</summary>
    public async Task<JsonElement> GiveAsync(string who, string path, object body, string key)
    {
        var answer = await AskAsync(() => new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body), Headers = { { "Idempotency-Key", key } } }, who, isCommand: true);
        Interlocked.Increment(ref _acknowledged);
        return JsonDocument.Parse(answer).RootElement;
    }

    /// <summary>Asks a question and returns the answer's JSON.</summary>
    public async Task<JsonElement> QuestionAsync(string who, string path) => JsonDocument.Parse(await TextAsync(who, path)).RootElement;

    /// <summary>Asks a question and returns the answer's text.</summary>
    public Task<string> TextAsync(string who, string path) => AskAsync(() => new HttpRequestMessage(HttpMethod.Get, path), who, isCommand: false);

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<string> AskAsync(Func<HttpRequestMessage> request, string who, bool isCommand)
    {
        while (true)
        {
            var next = _up.Task;
            try
            {
                using var message = request();
                message.Headers.Authorization = new("Bearer", $"demo-{who}");
                using var answer = await _http.SendAsync(message);
                var text = await answer.Content.ReadAsStringAsync();
                Assert.True(answer.IsSuccessStatusCode, $"{message.Method} {message.RequestUri} as {who}: {(int)answer.StatusCode} {text}");
                return text;
            }
            catch (Exception lost) when (lost is HttpRequestException or IOException)
            {
                Interlocked.Add(ref _repeated, isCommand ? 1 : 0);
                await next.WaitAsync(Patience);
            }
        }
    }
}
