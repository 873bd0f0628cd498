using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace CoordinationFlow.Benchmarks.Measures;

/// <summary>A PostgreSQL server of our own on a free port, fsync on, from the machine's installed binaries.</summary>
internal sealed class PrivatePostgres : IAsyncDisposable
{
    private readonly string _binaries;
    private readonly string _folder;

    private PrivatePostgres(string binaries, string folder, int port)
    {
        (_binaries, _folder) = (binaries, folder);
        Connection = $"Host=127.0.0.1;Port={port};Username=coordination;Database=postgres;Maximum Pool Size=64";
    }

    /// <summary>How to reach it.</summary>
    public string Connection { get; }

    /// <summary>Makes and starts one.</summary>
    public static async Task<PrivatePostgres> StartAsync()
    {
        var binaries = Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Select(version => Path.Combine(version, "bin")).LastOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")))
            : null;
        if (binaries is null)
        {
            throw new InvalidOperationException("PostgreSQL is not installed: build/setup.sh postgresql, or name a server by --connection.");
        }

        var server = new PrivatePostgres(binaries, Directory.CreateTempSubdirectory("coordinationflow-pg-").FullName, FreePort());
        var port = new Npgsql.NpgsqlConnectionStringBuilder(server.Connection).Port;
        if (Environment.UserName == "root")
        {
            await RunAsync("chown", ["postgres:", server._folder]);
        }

        await server.Async("initdb", "-D", server.Data, "-U", "coordination", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8");
        await server.Async("pg_ctl", "-D", server.Data, "-l", Path.Combine(server._folder, "log"), "-w", "-t", "30", "start", "-o", $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={server._folder} -c fsync=on");
        return server;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Async("pg_ctl", "-D", Data, "-m", "fast", "-w", "stop");
        Directory.Delete(_folder, recursive: true);
    }

    private string Data => Path.Combine(_folder, "data");

    // It refuses to run as root.
    private Task Async(string program, params string[] arguments) => Environment.UserName == "root"
        ? RunAsync("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", Path.Combine(_binaries, program), .. arguments])
        : RunAsync(Path.Combine(_binaries, program), arguments);

    private static async Task RunAsync(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("/usr/bin/env", ["sh", "-c", "exec \"$@\" > /dev/null 2>&1", "sh", program, .. arguments]) { WorkingDirectory = "/" })!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
        }
    }

    /// <summary>A port of the loopback that is free now.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
