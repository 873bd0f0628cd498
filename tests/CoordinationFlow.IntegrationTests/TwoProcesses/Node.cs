using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using CoordinationFlow.IntegrationTests.Messaging;
using CoordinationFlow.IntegrationTests.Persistence;

namespace CoordinationFlow.IntegrationTests.TwoProcesses;

/// <summary>The built server as a process of its own, one of several over one database and one broker.</summary>
internal sealed class Node : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cf-node-").FullName;
    private readonly HttpClient _client;
    private int _given;

    private Node(string database, string broker, string[] ownSystems, string[] settings, (string Name, string Value)[] environment)
    {
        var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{PostgreSqlServer.FreePort()}");
        _client = new HttpClient { BaseAddress = new Uri(address) };
        Process = new ToldProcess(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "CoordinationFlow.Server.dll"), $"--urls={address}", $"--Store:Connection={database}", $"--Store:Folder={_folder}", "--Demo:Dossiers=false",
                "--Logging:LogLevel:Default=Warning", .. ownSystems.Select((code, index) => $"--Bus:OwnSystems:{index}={code}"), .. settings],
            [("ASPNETCORE_ENVIRONMENT", "Demo"), ("Bus__Connection", broker), .. environment]);
    }

    /// <summary>The process.</summary>
    public ToldProcess Process { get; }

    /// <summary>Its own folder.</summary>
    public string Folder => _folder;

    /// <summary>Starts one and returns when it takes work.</summary>
    public static Task<Node> StartAsync(string database, string broker, params string[] ownSystems) => StartAsync(database, broker, ownSystems, [], []);

    /// <summary>Starts one with more settings and variables, and returns when it takes work.</summary>
    public static async Task<Node> StartAsync(string database, string broker, string[] ownSystems, string[] settings, (string Name, string Value)[] environment)
    {
        var node = new Node(database, broker, ownSystems, settings, environment);
        await Eventually.IsTrueAsync(node.IsReadyAsync, "the node is ready");
        return node;
    }

    /// <summary>One command as a demo person; the answer.</summary>
    public async Task<JsonElement> GiveAsync(string who, string path, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", $"{_client.BaseAddress!.Port}-{Interlocked.Increment(ref _given)}");
        return await AskAsync(who, request);
    }

    /// <summary>One question as a demo person; the answer.</summary>
    public async Task<JsonElement> AskAsync(string who, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        return await AskAsync(who, request);
    }

    /// <summary>What anybody gets there, whatever it is; null: as nobody.</summary>
    public async Task<string> LookAsync(string? who, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = who is null ? null : new("Bearer", $"demo-{who}");
        using var answer = await _client.SendAsync(request);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>The dossier's audit entries.</summary>
    public async Task<JsonElement[]> AuditAsync(string dossierId)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/dossiers/{dossierId}/audit/export");
        request.Headers.Authorization = new("Bearer", "demo-ann");
        using var answer = await _client.SendAsync(request);
        return [.. (await answer.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Process.Dispose();
        _client.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<JsonElement> AskAsync(string who, HttpRequestMessage request)
    {
        request.Headers.Authorization = new("Bearer", $"demo-{who}");
        using var answer = await _client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{request.Method} {request.RequestUri} as {who}: {answer.StatusCode} {text}\n{Process.Said}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    private async Task<bool> IsReadyAsync()
    {
        Assert.False(Process.IsDead, $"The node ended at its start.\n{Process.Said}");
        try
        {
            using var answer = await _client.GetAsync("/health/ready");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
