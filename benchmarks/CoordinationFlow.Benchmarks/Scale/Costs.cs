using System.Diagnostics;
using System.Globalization;
using CoordinationFlow.Persistence;
using Npgsql;

namespace CoordinationFlow.Benchmarks.Scale;

/// <summary>What work has cost so far: processor time of this process and of the database's, and on SQLite the pages that were read.</summary>
/// <param name="Microseconds">Processor time.</param>
/// <param name="Pages">4 KiB read by system calls; SQLite reads each page that is not in the connection's cache so. PostgreSQL counts for itself.</param>
internal readonly record struct Costs(double Microseconds, double Pages)
{
    private const double PageBytes = 4096;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Of a store's work so far; <paramref name="servers"/> are the processes that work for it besides this one.</summary>
    public static Costs Now(IReadOnlyList<int> servers) => new(Environment.CpuUsage.TotalTime.TotalMicroseconds + servers.Sum(Processor), ReadByCalls() / PageBytes);

    /// <summary>The processes that serve the connections to that database; none where it is a file.</summary>
    public static async Task<IReadOnlyList<int>> ServersAsync(FilledStore store)
    {
        if (store.Settings.Kind != StoreKind.PostgreSql)
        {
            return [];
        }

        var servers = new List<int>();
        await using var connection = (NpgsqlConnection)store.Connect();
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()", connection);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            servers.Add(reader.GetInt32(0));
        }

        return servers;
    }

    /// <summary>What the sessions that have ended read in that PostgreSQL database: pages found in its buffers and pages read into them.</summary>
    public static async Task<double> PagesOfEndedAsync(FilledStore store)
    {
        await using var connection = (NpgsqlConnection)store.Connect();
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'", connection);
        for (var clock = Stopwatch.StartNew(); (long)(await command.ExecuteScalarAsync())! > 0;)
        {
            if (clock.Elapsed > Patience)
            {
                throw new InvalidOperationException("A session that was ended has not ended.");
            }

            await Task.Delay(5);
        }

        command.CommandText = "SELECT sum(heap_blks_hit + heap_blks_read + idx_blks_hit + idx_blks_read + coalesce(toast_blks_hit + toast_blks_read + tidx_blks_hit + tidx_blks_read, 0))::double precision FROM pg_statio_user_tables";
        return (double)(await command.ExecuteScalarAsync())!;
    }

    public static Costs operator -(Costs after, Costs before) => new(after.Microseconds - before.Microseconds, after.Pages - before.Pages);

    public static Costs operator /(Costs whole, int parts) => new(whole.Microseconds / parts, whole.Pages / parts);

    // Nanoseconds on the processor, of the process's only thread.
    private static double Processor(int process) =>
        double.Parse(File.ReadAllText($"/proc/{process}/schedstat").Split(' ')[0], CultureInfo.InvariantCulture) / 1000;

    private static double ReadByCalls() =>
        double.Parse(File.ReadLines("/proc/self/io").First(line => line.StartsWith("rchar:", StringComparison.Ordinal))[6..], CultureInfo.InvariantCulture);
}
