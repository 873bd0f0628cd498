using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

[assembly: AssemblyFixture(typeof(CoordinationFlow.IntegrationTests.Persistence.PostgreSqlServer))]

namespace CoordinationFlow.IntegrationTests.Persistence;

/// <summary>
/// A private PostgreSQL server for the tests of one run: fresh data in a temporary folder, a free port of the loopback, durable as in use.
/// It starts when the first test asks for a database and is ended by its process id.
/// </summary>
public sealed class PostgreSqlServer : IAsyncDisposable
{
    private const string Install = "PostgreSQL's server binaries are missing. Please run build/setup.sh postgresql (Debian's package postgresql), or name their folder in POSTGRESQL_BIN.";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Lazy<Task<int>> _port;
    private readonly string _folder = Directory.CreateTempSubdirectory("cf-postgresql-").FullName;
    private Process? _server;

    /// <summary>A server that is not yet started.</summary>
    public PostgreSqlServer() => _port = new(StartAsync);

    /// <summary>Makes an empty database and gives its connection string.</summary>
    public async Task<string> CreateDatabaseAsync(string name)
    {
        var server = await ServerAsync();
        await using var connection = new NpgsqlConnection(server + "Database=postgres;Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE DATABASE \"{name}\"", connection);
        await command.ExecuteNonQueryAsync();
        return $"{server}Database={name};Maximum Pool Size=20";
    }

    /// <summary>Where it listens; it is started where it is not yet.</summary>
    public Task<int> PortAsync() => _port.Value;

    /// <summary>Ends it as <c>pg_ctl stop -m immediate</c> does: no checkpoint, nothing is told to anybody; the next start replays the log.</summary>
    public Task StopImmediatelyAsync() => EndAsync("-QUIT");

    /// <summary>Starts it again on the same data and port.</summary>
    public async Task StartAgainAsync() => await ServeAsync(await _port.Value);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            NpgsqlConnection.ClearAllPools();
            // SIGINT is PostgreSQL's fast shutdown: sessions are ended, data is whole.
            await EndAsync("-INT");
        }

        Directory.Delete(_folder, recursive: true);
    }

    private async Task EndAsync(string signal)
    {
        using (var kill = Process.Start("kill", [signal, _server!.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync();
        }

        using var limit = new CancellationTokenSource(Patience);
        await _server.WaitForExitAsync(limit.Token);
        _server.Dispose();
    }

    private static string Binaries => Environment.GetEnvironmentVariable("POSTGRESQL_BIN")
        ?? (Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).LastOrDefault() : null) + "/bin";

    private string Data => Path.Combine(_folder, "data");

    private async Task<string> ServerAsync() => $"Host=127.0.0.1;Port={await _port.Value};Username=coordination;";

    private async Task<int> StartAsync()
    {
        Assert.True(File.Exists(Path.Combine(Binaries, "initdb")), Install);
        if (Environment.IsPrivilegedProcess)
        {
            await RunAsync(Process.Start("chown", ["postgres:", _folder]));
        }

        await RunAsync(Begin(Path.Combine(Binaries, "initdb"), "-D", Data, "-U", "coordination", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--data-checksums"));
        var port = FreePort();
        await ServeAsync(port);
        return port;
    }

    private async Task ServeAsync(int port)
    {
        _server = Begin(
            Path.Combine(Binaries, "postgres"), "-D", Data, "-p", port.ToString(CultureInfo.InvariantCulture),
            "-c", "listen_addresses=127.0.0.1", "-c", $"unix_socket_directories={_folder}", "-c", "fsync=on");
        await AnswersAsync(port);
    }

    // PostgreSQL refuses to run as root; Debian's package makes the user postgres for it.
    private Process Begin(string program, params string[] arguments)
    {
        string[] line = Environment.IsPrivilegedProcess ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", program, .. arguments] : [program, .. arguments];
        var process = Process.Start(new ProcessStartInfo(line[0], line[1..]) { WorkingDirectory = _folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, text) => Trace.WriteLine(text.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private async Task AnswersAsync(int port)
    {
        using var limit = new CancellationTokenSource(Patience);
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await look.WaitForNextTickAsync(limit.Token))
        {
            Assert.False(_server!.HasExited, "The private PostgreSQL server ended at its start.");
            try
            {
                await using var connection = new NpgsqlConnection($"Host=127.0.0.1;Port={port};Username=coordination;Database=postgres;Pooling=false");
                await connection.OpenAsync(limit.Token);
                return;
            }
            catch (NpgsqlException)
            {
                // Not yet.
            }
        }
    }

    private static async Task RunAsync(Process process)
    {
        using (process)
        {
            await process.WaitForExitAsync();
            Assert.True(process.ExitCode == 0, $"{process.StartInfo.FileName} {string.Join(' ', process.StartInfo.ArgumentList)} ended with {process.ExitCode}.");
        }
    }

    /// <summary>A port of the loopback that is free now.</summary>
    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
