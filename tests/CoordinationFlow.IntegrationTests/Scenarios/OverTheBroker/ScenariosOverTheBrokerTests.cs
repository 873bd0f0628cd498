using CoordinationFlow.Cli.Simulate;
using CoordinationFlow.Contracts.V1;
using CoordinationFlow.IntegrationTests.Messaging.Broker;
using CoordinationFlow.IntegrationTests.Persistence;

namespace CoordinationFlow.IntegrationTests.Scenarios.OverTheBroker;

/// <summary>
/// Acceptance 1: the outage at the deadline (S11), answers in flight while a draft is superseded (S12), the same message twice (S23) and a restricted
/// dossier (S25) through a real server, PostgreSQL and RabbitMQ, to the second and the word. The broker's stamp is played by the sender, since Debian's
/// broker cannot stamp.
/// </summary>
public sealed class ScenariosOverTheBrokerTests(PostgreSqlServer postgres, RabbitMqServer broker)
{
    [Theory]
    [InlineData("S11", "JUS", "ECO", "WAL")]
    [InlineData("S12", "JUS", "FIN", "IO")]
    [InlineData("S23", "JUS", "FIN")]
    [InlineData("S25", "FA", "CHAN")]
    public async Task The_timeline_through_server_and_broker_is_as_the_file_says_of(string scenario, params string[] ministries)
    {
        var file = await ScenarioFile.ReadAsync(Path.Combine(AppContext.BaseDirectory, "Scenarios", "files", scenario + ".json"), TestContext.Current.CancellationToken);
        var name = "over-the-broker-" + scenario.ToLowerInvariant();
        var host = await broker.CreateVirtualHostAsync(name);
        await using var play = new BrokerPlay(file, await postgres.CreateDatabaseAsync(name), host, await host.AddParticipantsAsync(ministries));

        var timeline = await play.PlayAsync();

        var (missing, unexpected) = TimelineComparison.Compare(file.Expect, timeline.Entries);
        Assert.Empty(missing.Select(entry => entry.ToJsonString()));
        Assert.Empty(unexpected.Select(entry => entry.ToJsonString()));
        Assert.Equal(file.Expect["state"]!.ToString(), timeline.State.ToString());
        await play.DisposeAsync();
        if (scenario == "S25")
        {
            Assert.NotEmpty(play.Sent.OfType<TaskIssued>());
            Assert.DoesNotContain(play.Sent, message => MessageJson.Write(message).Contains("Paragraphe", StringComparison.Ordinal));
        }
    }
}
