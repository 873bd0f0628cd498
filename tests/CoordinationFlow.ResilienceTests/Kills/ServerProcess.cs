using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace CoordinationFlow.ResilienceTests.Kills;

/// <summary>The built server as a process of its own, on SQLite in the given folder or as its settings say, without demo dossiers.</summary>
internal sealed class ServerProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentQueue<string> _said = new();
    private readonly Process _process;

    private ServerProcess(Uri address, string folder, string? crashAt, string[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [
            Path.Combine(AppContext.BaseDirectory, "CoordinationFlow.Server.dll"), $"--urls={address}", $"--Store:Folder={folder}", "--Demo:Dossiers=false",
            "--Logging:LogLevel:Default=Error", .. settings])
        { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Demo";
        start.Environment["CF_CRASH_AT"] = crashAt;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => _said.Enqueue(line.Data ?? "");
        _process.ErrorDataReceived += (_, line) => _said.Enqueue(line.Data ?? "");
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Whether it has ended.</summary>
    public bool IsDead => _process.HasExited;

    /// <summary>What it wrote.</summary>
    public string Said => string.Join('\n', _said);

    /// <summary>Whether SIGKILL ended it.</summary>
    public bool WasKilled => _process.ExitCode == 128 + 9;

    /// <summary>An address of the loopback whose port is free.</summary>
    public static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
    }

    /// <summary>Starts it and returns when it takes work, or has died.</summary>
    /// <param name="address">Where it listens.</param>
    /// <param name="folder">Where its file is.</param>
    /// <param name="crashAt">The point at which it shall kill itself, with the count; null: at none.</param>
    /// <param name="settings">More of its command line.</param>
    public static async Task<ServerProcess> StartAsync(Uri address, string folder, string? crashAt, params string[] settings)
    {
        var server = new ServerProcess(address, folder, crashAt, settings);
        using var client = new HttpClient { BaseAddress = address };
        using var limit = new CancellationTokenSource(Patience);
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(25));
        while (!server.IsDead && !await IsReadyAsync(client))
        {
            Assert.False(limit.IsCancellationRequested, $"The server is not ready after {Patience.TotalSeconds} s.\n{server.Said}");
            await look.WaitForNextTickAsync(CancellationToken.None);
        }

        return server;
    }

    /// <summary>Ends it by SIGKILL, as a power cut would.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Waits until it has died.</summary>
    public async Task DiedAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"The server did not come to the point within {Patience.TotalSeconds} s.\n{Said}");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private static async Task<bool> IsReadyAsync(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync("health/ready");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
