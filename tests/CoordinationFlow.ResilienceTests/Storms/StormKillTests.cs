using System.Text;
using CoordinationFlow.Persistence.PostgreSql;
using CoordinationFlow.ResilienceTests.Kills;
using CoordinationFlow.ResilienceTests.Network;

namespace CoordinationFlow.ResilienceTests.Storms;

/// <summary>
/// Two processes on PostgreSQL and RabbitMQ; processes, database and broker are killed again and again while people and ministries work. Nothing that was
/// acknowledged is lost or there twice, no dossier is stuck, every deadline has fired once.
/// </summary>
[Collection(nameof(OnTheSite))]
public sealed class StormKillTests(Site site)
{
    private static readonly int Kills = RunSize.Of(ci: 8, full: 100);
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(RunSize.Of(ci: 25, full: 40));
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task What_was_acknowledged_is_there_once_after_each_kill_of_process_broker_and_database()
    {
        var stage = await site.OpenAsync("storm", StormLoad.OverQueue);
        var addresses = new[] { ServerProcess.FreeAddress(), ServerProcess.FreeAddress() };
        using var client = new PatientClient(addresses);
        var plan = new StormPlan(Kills, seed: 2027);
        using var nodes = new Nodes(stage, plan, client);
        using var stop = new CancellationTokenSource();
        await nodes.SetClockAsync(addresses[0]);
        await Task.WhenAll(addresses.Select(nodes.StartAsync));
        var day = await DemoDay.ShownAsync(client);
        await using var interior = new QueueMinistry("IBZ", stage.Ministries["IBZ"], () => day.Now, task => StormLoad.Answer("IBZ", task)).Start();
        await using var justice = new QueueMinistry("JUS", stage.Ministries["JUS"], () => day.Now, task => StormLoad.Answer("JUS", task)).Start();
        var load = new StormLoad(client, day, Deadline, [interior, justice]);
        var running = load.RunAsync(RunSize.Of(ci: 8, full: 16), stop.Token);

        // Whatever goes wrong ends the test at once.
        for (List<Task> killing = [.. nodes.Kept, KillServersAsync(plan, client)]; killing.Count > 0;)
        {
            var done = await Task.WhenAny([.. killing, running]);
            await done;
            Assert.False(done == running, "The work came to its end by itself.");
            killing.Remove(done);
        }

        await stop.CancelAsync();
        await running.WaitAsync(Patience);

        await using var store = new PostgreSqlStore(stage.Database);
        await new StormRecord(store, load, [interior, justice]).CheckAsync();
        var withdrawn = load.Dossiers.Values.Count(known => known.IsWithdrawn);
        Tell($"{plan}; {client.Acknowledged} commands acknowledged, {client.Repeated} given again, {load.Dossiers.Count} dossiers with {load.Dossiers.Values.Sum(one => one.Rounds)} rounds ended, {withdrawn} withdrawn since an outage outlasted a deadline; a process found no database at its start {nodes.StartedInVain} times.");
        Assert.True(withdrawn < load.Dossiers.Count, "No dossier was adopted.");
        Assert.True(plan.Between >= 0.6 * Kills, $"Only {plan.Between} of {Kills} kills fell between a first write and its acknowledgement.");
    }

    private async Task KillServersAsync(StormPlan plan, PatientClient client)
    {
        for (var number = 0; number < plan.OfServers; number++)
        {
            var (moment, isBroker, times) = plan.OfServer(number);
            Func<Task> kill = isBroker ? site.Broker.KillAsync : site.Postgres.StopImmediatelyAsync;
            var proxy = isBroker ? site.ToBroker : site.ToDatabase;
            await proxy.WhenAsync(new Watch(Encoding.ASCII.GetBytes(moment.Sign), fromServer: false, moment.AtReply, times, kill)).WaitAsync(Patience);
            plan.Killed(moment.Name, moment.BetweenWriteAndAcknowledgement);
            await (isBroker ? site.Broker.StartAgainAsync() : site.Postgres.StartAgainAsync());
            proxy.Heal();
            // Work goes on between two of them.
            var acknowledged = client.Acknowledged + times;
            await AcknowledgedAsync(client, acknowledged);
            Tell($"{number + 1} of {plan.OfServers}: {moment.Name}");
        }
    }

    private static async Task AcknowledgedAsync(PatientClient client, int count)
    {
        using var limit = new CancellationTokenSource(Patience);
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (client.Acknowledged < count)
        {
            await look.WaitForNextTickAsync(limit.Token);
        }
    }

    private static void Tell(string what) => TestContext.Current.TestOutputHelper!.WriteLine(what);
}
