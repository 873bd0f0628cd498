using CoordinationFlow.Persistence;
using CoordinationFlow.Persistence.Migrations;
using CoordinationFlow.Persistence.PostgreSql;
using CoordinationFlow.Persistence.Sqlite;
using CoordinationFlow.ResilienceTests.Kills;
using CoordinationFlow.ResilienceTests.Storms;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.ResilienceTests.ManyDeadlines;

/// <summary>Acceptance 6: very many deadlines fall due within a minute. All are fired, each once and none early; the lag is printed.</summary>
[Collection(nameof(OnTheSite))]
public sealed class ManyDeadlinesTests(Site site) : IDisposable
{
    private static readonly int Count = RunSize.Of(ci: 200, full: 10_000);
    private static readonly TimeSpan Span = TimeSpan.FromSeconds(RunSize.Of(ci: 4, full: 60));
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(RunSize.Of(ci: 1, full: 10));
    private readonly string _folder = Directory.CreateTempSubdirectory("cf-deadlines-").FullName;

    [Fact]
    public async Task On_SQLite_one_process_fires_all_of_them()
    {
        var settings = new StoreSettings("", _folder);
        Migration.Migrate(settings);
        await using var store = new SqliteStore(settings.File);
        var address = ServerProcess.FreeAddress();

        await FireAsync("SQLite, one process", store, [address], _ => ServerProcess.StartAsync(address, _folder, crashAt: null), killHalfWay: false);
    }

    /// <summary>Whether one process is killed half way; in CI only so.</summary>
    public static TheoryData<bool> Kills => RunSize.IsFull ? [false, true] : [true];

    [Theory]
    [MemberData(nameof(Kills))]
    public async Task On_PostgreSQL_and_RabbitMQ_two_processes_fire_all_of_them(bool killHalfWay)
    {
        var stage = await site.OpenAsync($"deadlines_{killHalfWay}".ToLowerInvariant());
        Migration.Migrate(new StoreSettings(stage.Database, ""));
        await using var store = new PostgreSqlStore(stage.Database);
        Uri[] addresses = [ServerProcess.FreeAddress(), ServerProcess.FreeAddress()];

        await FireAsync(
            $"PostgreSQL and RabbitMQ, two processes{(killHalfWay ? ", one killed half way" : "")}", store, addresses,
            address => ServerProcess.StartAsync(address, Path.Combine(_folder, $"{address.Port}"), crashAt: null, stage.SettingsPastTheProxy), killHalfWay);
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task FireAsync(string where, IStore store, Uri[] addresses, Func<Uri, Task<ServerProcess>> start, bool killHalfWay)
    {
        var dossiers = new DueDossiers(store, Count, Span);
        await dossiers.MakeAsync();
        var processes = await Task.WhenAll(addresses.Select(start));
        try
        {
            await UntilAsync(dossiers.IsQuietAsync, "everything has gone out");
            Assert.Equal(Count, await dossiers.LeftAsync());
            var clocks = await Task.WhenAll(addresses.Select(address => MoveClockAsync(address, dossiers.First.AddSeconds(-3))));
            if (killHalfWay)
            {
                await UntilAsync(async () => await LeftAsync() <= Count / 2, "half of them are fired");
                processes[0].Kill();
            }

            await UntilAsync(async () => await LeftAsync() == 0, "all are fired");
            TestContext.Current.TestOutputHelper!.WriteLine($"{where}: {await dossiers.LagsAsync()}");

            async Task<int> LeftAsync()
            {
                var left = await dossiers.LeftAsync();
                dossiers.NoneEarly(left, clocks.Max(clock => clock.Now));
                return left;
            }
        }
        finally
        {
            foreach (var process in processes)
            {
                process.Dispose();
            }
        }
    }

    private static async Task<DemoDay> MoveClockAsync(Uri address, DateTimeOffset to)
    {
        using var client = new PatientClient(address);
        await client.GiveAsync("ann", "demo/clock", new { to }, "clock");
        return await DemoDay.ShownAsync(client);
    }

    private static async Task UntilAsync(Func<Task<bool>> condition, string what)
    {
        using var limit = new CancellationTokenSource(Patience);
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!await condition())
        {
            Assert.False(limit.IsCancellationRequested, $"Not within {Patience.TotalMinutes} minutes: {what}.");
            await look.WaitForNextTickAsync(CancellationToken.None);
        }
    }
}
