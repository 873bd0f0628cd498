using System.Text.Json;
using CoordinationFlow.Coordination.Audit;
using CoordinationFlow.ResilienceTests.Dossiers;

namespace CoordinationFlow.ResilienceTests.Kills;

/// <summary>The server is killed again and again while people work; what it has acknowledged is there, once, and work goes on.</summary>
public sealed class KillTests
{
    private const string AnyMoment = "any moment";
    private static readonly int Kills = RunSize.Of(ci: 6, full: 100);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task What_was_acknowledged_is_there_once_after_each_kill_and_every_dossier_ends()
    {
        var folder = Directory.CreateTempSubdirectory("cf-kills-").FullName;
        var address = ServerProcess.FreeAddress();
        using var client = new PatientClient(address);
        using var stop = new CancellationTokenSource();
        var load = new DossierLoad(client);
        var running = load.RunAsync(stop.Token);
        try
        {
            var killed = await KillAsync(address, folder, client, running);
            using var server = await ServerProcess.StartAsync(address, folder, crashAt: null);
            await stop.CancelAsync();
            await running.WaitAsync(Patience);

            await CheckAsync(client, load);
            Tell(killed, client, load);
            var between = killed.Where(point => KillPlan.IsBetweenWriteAndAcknowledgement(point.Key)).Sum(point => point.Value);
            Assert.True(between >= 0.6 * Kills, $"Only {between} of {Kills} kills fell between a first write and its acknowledgement.");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<SortedDictionary<string, int>> KillAsync(Uri address, string folder, PatientClient client, Task running)
    {
        var plan = new KillPlan(seed: 2027);
        var killed = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var kill = 0; kill < Kills; kill++)
        {
            var (point, times) = plan.Of(kill);
            using var server = await ServerProcess.StartAsync(address, folder, point is null ? null : $"{point}:{times}");
            if (point is null)
            {
                await AcknowledgedAsync(client, client.Acknowledged + times, running);
                server.Kill();
            }

            await Task.WhenAny(server.DiedAsync(), running);
            Assert.False(running.IsCompleted, running.Exception?.ToString());
            await server.DiedAsync();
            Assert.True(server.WasKilled, server.Said);
            killed[point ?? AnyMoment] = killed.GetValueOrDefault(point ?? AnyMoment) + 1;
            TestContext.Current.TestOutputHelper!.WriteLine($"Kill {kill + 1} of {Kills}: {point ?? AnyMoment}; {client.Acknowledged} commands acknowledged so far.");
        }

        return killed;
    }

    private static async Task AcknowledgedAsync(PatientClient client, int count, Task running)
    {
        using var limit = new CancellationTokenSource(Patience);
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        while (client.Acknowledged < count && !running.IsCompleted)
        {
            await look.WaitForNextTickAsync(limit.Token);
        }
    }

    private static async Task CheckAsync(PatientClient client, DossierLoad load)
    {
        var ids = new HashSet<string>();
        for (string? next = ""; next is not null;)
        {
            var page = await client.QuestionAsync("ann", $"api/dossiers?take=100{(next.Length == 0 ? "" : $"&cursor={Uri.EscapeDataString(next)}")}");
            Assert.All(page.GetProperty("items").EnumerateArray(), row => Assert.True(ids.Add(row.GetProperty("id").GetString()!)));
            next = page.TryGetProperty("next", out var cursor) ? cursor.GetString() : null;
        }

        Assert.Equal(load.Acknowledged.Keys.Order(StringComparer.Ordinal), ids.Order(StringComparer.Ordinal));
        foreach (var (id, receipts) in load.Acknowledged)
        {
            var chain = await ChainAsync(client, id);
            WholeRecord.IsWhole(chain);
            foreach (var once in new[] { "DossierCreated", "DraftWritten", "RoundOpened", "RoundClosed", "Adopted", "InstructionIssued" })
            {
                Assert.Single(chain, entry => entry.Kind == once);
            }

            Assert.DoesNotContain(chain, entry => entry.Kind == "CommandRefused");
            var answers = Payloads(chain, "PositionReceived").ToDictionary(answer => answer.GetProperty("participant").GetString()!, answer => answer.GetProperty("receipt").GetProperty("id").GetString()!);
            Assert.Equal(receipts.OrderBy(receipt => receipt.Key), answers.OrderBy(answer => answer.Key));
            var tasks = Payloads(chain, "TaskIssued").Where(task => task.GetProperty("kind").GetString() == "Respond").Select(task => task.GetProperty("participant").GetString()!);
            Assert.Equal(receipts.Keys.Order(), tasks.Order());
        }
    }

    private static async Task<AuditRow[]> ChainAsync(PatientClient client, string id)
    {
        var lines = (await client.TextAsync("ann", $"api/dossiers/{id}/audit/export")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return [.. lines.Select(line => JsonSerializer.Deserialize<AuditRow>(line, JsonSerializerOptions.Web)!)];
    }

    private static IEnumerable<JsonElement> Payloads(IEnumerable<AuditRow> chain, string kind) =>
        chain.Where(entry => entry.Kind == kind).Select(entry => JsonDocument.Parse(entry.Payload).RootElement);

    private static void Tell(SortedDictionary<string, int> killed, PatientClient client, DossierLoad load)
    {
        var points = string.Join(", ", killed.Select(point => $"{point.Value} {point.Key}"));
        TestContext.Current.TestOutputHelper!.WriteLine($"{Kills} kills ({points}); {client.Acknowledged} commands acknowledged, {client.Repeated} given again, {load.Acknowledged.Count} dossiers ended.");
    }
}
