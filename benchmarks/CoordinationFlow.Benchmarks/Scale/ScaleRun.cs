using System.Diagnostics;
using CoordinationFlow.Benchmarks.Measures;
using CoordinationFlow.Persistence;
using Npgsql;

namespace CoordinationFlow.Benchmarks.Scale;

/// <summary>Whether a step, a page of a list and a due deadline cost what they did when the store was small. The stores take turns, so that what else the machine does falls on all.</summary>
internal static class ScaleRun
{
    private const int Runs = 30, WarmRuns = 8, Blocks = 5, ShortBlock = 5, LongBlock = 35, Smallest = 1000, ForTheCompiler = 350;

    private static readonly (string What, int ARun, Func<FilledStore, Task> Do)[] Measured =
    [
        ("a step", 5, store => store.StepAsync()),
        ("a due deadline, claimed and fired", 3, store => store.ClaimAsync()),
        ("a page of the list", 20, store => store.ListAsync()),
        ("the same with the number of all", 2, store => store.ListWithTotalAsync()),
    ];

    /// <summary>Fills the stores and measures.</summary>
    public static async Task<IReadOnlyList<ScaleReport>> RunAsync(string kind, int instances)
    {
        var folder = Directory.CreateTempSubdirectory("coordinationflow-bench-scale-").FullName;
        var postgres = kind == "postgres" ? await PrivatePostgres.StartAsync() : null;
        var stores = new List<FilledStore>();
        try
        {
            await WarmAsync(await SettingsAsync(postgres, folder, Smallest, "warm"));
            foreach (var size in new[] { Smallest, 100_000, instances }.Where(size => size <= instances).Distinct())
            {
                var clock = Stopwatch.StartNew();
                stores.Add(await FilledStore.FillAsync(await SettingsAsync(postgres, folder, size, "scale"), size));
                await Console.Error.WriteLineAsync($"{size:N0} instances filled in {clock.Elapsed.TotalSeconds:N0} s");
            }

            var reports = new List<ScaleReport>();
            foreach (var (what, aRun, work) in Measured)
            {
                reports.Add(await MeasureAsync(kind, what, stores, aRun, work));
            }

            return reports;
        }
        finally
        {
            foreach (var store in stores)
            {
                await store.DisposeAsync();
            }

            NpgsqlConnection.ClearAllPools();
            if (postgres is not null)
            {
                await postgres.DisposeAsync();
            }

            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<ScaleReport> MeasureAsync(string kind, string what, List<FilledStore> stores, int aRun, Func<FilledStore, Task> work)
    {
        var costs = stores.Select(_ => new List<Costs>()).ToArray();
        for (var run = -WarmRuns; run < Runs; run++)
        {
            for (var place = 0; place < stores.Count; place++)
            {
                var servers = await Costs.ServersAsync(stores[place]);
                var before = Costs.Now(servers);
                await TimesAsync(aRun, stores[place], work);
                if (run >= 0)
                {
                    costs[place].Add((Costs.Now(servers) - before) / aRun);
                }
            }
        }

        var pages = kind == "postgres" ? await PagesAsync(stores, work) : [.. costs.Select(each => Median.Of([.. each.Select(cost => cost.Pages)]))];
        var processor = costs.Select(each => Median.Of([.. each.Select(cost => cost.Microseconds)])).ToArray();
        return new ScaleReport(kind, what, [.. stores.Select((store, place) => new ScaleCost(store.Instances, processor[place], pages[place], processor[place] / processor[0], pages[place] / pages[0]))]);
    }

    // PostgreSQL tells what a session has read when it ends: a long session's pages less a short one's are those of the work between.
    private static async Task<double[]> PagesAsync(List<FilledStore> stores, Func<FilledStore, Task> work)
    {
        var pages = stores.Select(_ => new List<double>()).ToArray();
        for (var block = 0; block < Blocks; block++)
        {
            for (var place = 0; place < stores.Count; place++)
            {
                var (few, many) = (await BlockAsync(stores[place], ShortBlock, work), await BlockAsync(stores[place], LongBlock, work));
                pages[place].Add((many - few) / (LongBlock - ShortBlock));
            }
        }

        return [.. pages.Select(each => Median.Of([.. each]))];
    }

    private static async Task<double> BlockAsync(FilledStore store, int times, Func<FilledStore, Task> work)
    {
        await store.ReopenAsync();
        var before = await Costs.PagesOfEndedAsync(store);
        await TimesAsync(times, store, work);
        await store.ReopenAsync();
        return await Costs.PagesOfEndedAsync(store) - before;
    }

    private static async Task TimesAsync(int times, FilledStore store, Func<FilledStore, Task> work)
    {
        for (var time = 0; time < times; time++)
        {
            await work(store);
        }
    }

    /// <summary>Lets the compiler see everything often enough, on a store that is not measured.</summary>
    private static async Task WarmAsync(StoreSettings settings)
    {
        await using var store = await FilledStore.FillAsync(settings, Smallest);
        foreach (var (_, aRun, work) in Measured)
        {
            await TimesAsync(Math.Max(ForTheCompiler, aRun * WarmRuns * WarmRuns), store, work);
        }

        await Task.Delay(TimeSpan.FromSeconds(1));
    }

    private static async Task<StoreSettings> SettingsAsync(PrivatePostgres? postgres, string folder, int size, string name)
    {
        if (postgres is null)
        {
            return new StoreSettings("", Directory.CreateDirectory(Path.Combine(folder, $"{name}-{size}")).FullName);
        }

        await using var connection = new NpgsqlConnection(postgres.Connection);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name}_{size}", connection);
        await command.ExecuteNonQueryAsync();
        return new StoreSettings(new NpgsqlConnectionStringBuilder(postgres.Connection) { Database = $"{name}_{size}" }.ConnectionString, folder);
    }
}
