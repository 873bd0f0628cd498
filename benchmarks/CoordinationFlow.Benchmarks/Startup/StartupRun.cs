using System.Diagnostics;
using CoordinationFlow.Benchmarks.Measures;
using CoordinationFlow.Benchmarks.Scale;
using CoordinationFlow.Persistence;
using Microsoft.Data.Sqlite;

namespace CoordinationFlow.Benchmarks.Startup;

/// <summary>Starts the server over a database with suspended instances and a bare host, in turn, and asks each until it answers.</summary>
internal static class StartupRun
{
    private const string Asked = "/health/live";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Fills the database and starts both so many times; a first start of each warms the machine's caches and brings the database to what the server ships.</summary>
    public static async Task<StartupReport> RunAsync(string? server, int instances, int runs)
    {
        var folder = Directory.CreateTempSubdirectory("coordinationflow-bench-startup-").FullName;
        try
        {
            await using (await FilledStore.FillAsync(new StoreSettings("", folder), instances))
            {
                // Only its file is wanted.
            }

            SqliteConnection.ClearAllPools();
            var (bare, served) = (new List<(double Elapsed, double Processor)>(), new List<(double Elapsed, double Processor)>());
            for (var run = -1; run < runs; run++)
            {
                var (ofBare, ofServer) = (await StartAsync(address => Bare(address)), await StartAsync(address => Server(server, folder, address)));
                if (run >= 0)
                {
                    bare.Add(ofBare);
                    served.Add(ofServer);
                }
            }

            return new StartupReport(instances, runs, Middle(bare, one => one.Elapsed), Middle(served, one => one.Elapsed))
            {
                BareProcessorMilliseconds = Middle(bare, one => one.Processor),
                ServerProcessorMilliseconds = Middle(served, one => one.Processor),
            };
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static double Middle(IEnumerable<(double Elapsed, double Processor)> starts, Func<(double Elapsed, double Processor), double> figure) => Median.Of([.. starts.Select(figure)]);

    private static ProcessStartInfo Bare(string address) => new(Environment.ProcessPath!, [BareHost.Argument, address]);

    private static ProcessStartInfo Server(string? server, string folder, string address)
    {
        string[] settings = [$"--urls={address}", "--environment=Demo", "--Demo:Dossiers=false", $"--Store:Folder={folder}", "--Logging:LogLevel:Default=Warning"];
        return server is null
            ? new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "CoordinationFlow.Server.dll"), .. settings])
            : new ProcessStartInfo(server, settings) { WorkingDirectory = Path.GetDirectoryName(Path.GetFullPath(server))! };
    }

    private static async Task<(double Elapsed, double Processor)> StartAsync(Func<string, ProcessStartInfo> of)
    {
        var address = $"http://127.0.0.1:{PrivatePostgres.FreePort()}";
        var start = of(address);
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        using var client = new HttpClient();
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var said = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        try
        {
            while (!await AnswersAsync(client, address))
            {
                if (process.HasExited || clock.Elapsed > Patience)
                {
                    process.Kill();
                    throw new InvalidOperationException($"{start.FileName} did not answer.\n{string.Join('\n', await said)}");
                }

                await Task.Delay(1);
            }

            return (clock.Elapsed.TotalMilliseconds, process.TotalProcessorTime.TotalMilliseconds);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
            await said;
        }
    }

    private static async Task<bool> AnswersAsync(HttpClient client, string address)
    {
        try
        {
            using var answer = await client.GetAsync(address + Asked);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
