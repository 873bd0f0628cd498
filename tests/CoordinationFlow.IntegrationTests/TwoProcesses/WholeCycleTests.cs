using CoordinationFlow.IntegrationTests.Messaging.Broker;
using CoordinationFlow.IntegrationTests.Persistence;

namespace CoordinationFlow.IntegrationTests.TwoProcesses;

/// <summary>
/// Acceptance 3: the whole cycle on real PostgreSQL and real RabbitMQ with two server processes, two ministries' own systems answering over their
/// queues, each under its own restricted broker user; one process is killed on the way.
/// </summary>
public sealed class WholeCycleTests(PostgreSqlServer postgres, RabbitMqServer broker)
{
    private static readonly string Python = Environment.GetEnvironmentVariable("PYTHON") ?? "/usr/bin/python3";

    // The sample is built as these tests are: bin/Release/net10.0.
    private static readonly string BuiltIn = Path.Combine([.. AppContext.BaseDirectory.TrimEnd('/').Split('/')[^3..]]);

    [Fact]
    public async Task A_dossier_goes_from_draft_to_instruction_through_two_processes_and_two_ministries_systems()
    {
        var database = await postgres.CreateDatabaseAsync("whole_cycle");
        var host = await broker.CreateVirtualHostAsync("whole-cycle");
        var ministries = await host.AddParticipantsAsync("EMP", "VL");
        var nodes = await Task.WhenAll(Node.StartAsync(database, host.Connection, "EMP", "VL"), Node.StartAsync(database, host.Connection, "EMP", "VL"));
        using var one = nodes[0];
        using var other = nodes[1];
        using var employment = new ToldProcess("dotnet", [Path.Combine(Checkout.Root, "samples", "Ministry", BuiltIn, "Ministry.dll"), "--answer", "A"], ("BROKER", ministries["EMP"].Connection));
        using var flanders = Flanders(ministries["VL"], "--answer", "A", "--paragraph", "p2=R", "--reason", "Two years are too long.");

        var id = (await one.GiveAsync("ann", "/api/dossiers", Dossier)).GetProperty("dossierId").GetString()!;
        await other.GiveAsync("ann", $"/api/dossiers/{id}/rounds", new { procedure = "Ordinary", deadline = new { workingDays = 2 } });
        await employment.SaysAsync("receipt InTime");
        await flanders.SaysAsync("receipt InTime");
        await PassDeadlineAsync(id, one, other);
        Assert.Equal("Diverged", await OutcomeAsync(other, id));

        flanders.Kill();
        using var persuaded = Flanders(ministries["VL"], "--answer", "A");
        await other.GiveAsync("soc", $"/api/dossiers/{id}/rounds", new { procedure = "Ordinary", deadline = new { workingDays = 2 }, paragraphs = Paragraphs("one year", "één jaar") });
        await employment.SaysAsync("receipt InTime", times: 2);
        await persuaded.SaysAsync("receipt InTime");

        one.Process.Kill();
        await PassDeadlineAsync(id, other);
        Assert.Equal("Converged", await OutcomeAsync(other, id));
        await other.GiveAsync("ann", $"/api/dossiers/{id}/adopt", new { });
        await employment.SaysAsync("PositionAdopted");
        await persuaded.SaysAsync("PositionAdopted");

        Assert.Equal(1, (await other.AskAsync("paul", $"/api/dossiers/{id}/instructions")).GetArrayLength());
        await EachThingHappenedOnceAsync(other, id);
    }

    private static object Dossier => new
    {
        reference = "BE-TWO-PROCESSES",
        title = new { en = "Common form for certificates" },
        areas = new[] { "SOS" },
        pilot = "SOC",
        required = new[] { "EMP", "VL" },
        informed = new[] { "PREU" },
        table = "EPSCO",
        category = "II",
        votingRule = "QualifiedMajority",
        paragraphs = Paragraphs("two years", "twee jaar"),
    };

    private static object[] Paragraphs(string en, string nl) =>
    [
        new { id = "p1", text = new { en = "Belgium supports one electronic form.", nl = "België steunt één elektronisch formulier." } },
        new { id = "p2", text = new { en = $"Small employers get {en} to adapt.", nl = $"Kleine werkgevers krijgen {nl} om zich aan te passen." } },
    ];

    private static ToldProcess Flanders(VirtualHost own, params string[] arguments) =>
        new(Python, [Path.Combine(Checkout.Root, "samples", "ministry-amqp.py"), .. arguments], ("BROKER", own.Connection));

    // Each process has a demo clock of its own; the first one that goes there closes the round.
    private static async Task PassDeadlineAsync(string id, params Node[] nodes)
    {
        var deadline = (await nodes[0].AskAsync("ann", $"/api/dossiers/{id}/rounds")).EnumerateArray().First().GetProperty("deadline").GetDateTimeOffset();
        foreach (var node in nodes)
        {
            await node.GiveAsync("ann", "/demo/clock", new { to = deadline });
        }
    }

    private static async Task<string?> OutcomeAsync(Node node, string id)
    {
        var dossier = await node.AskAsync("ann", $"/api/dossiers/{id}");
        Assert.Equal("Assessing", dossier.GetProperty("state").GetString());
        return dossier.GetProperty("assessment").GetProperty("outcome").GetString();
    }

    private static async Task EachThingHappenedOnceAsync(Node node, string id)
    {
        var audit = await node.AuditAsync(id);
        int Count(string kind) => audit.Count(entry => entry.GetProperty("kind").GetString() == kind);

        Assert.Equal((2, 2, 4, 1, 1), (Count("RoundOpened"), Count("RoundClosed"), Count("PositionReceived"), Count("Adopted"), Count("InstructionIssued")));
        Assert.Equal(0, Count("CommandRefused"));
        Assert.Equal(Enumerable.Range(1, audit.Length), audit.Select(entry => entry.GetProperty("seq").GetInt32()));
        Assert.All(audit.Zip(audit.Skip(1)), pair => Assert.Equal(pair.First.GetProperty("hash").GetString(), pair.Second.GetProperty("previousHash").GetString()));
    }
}
