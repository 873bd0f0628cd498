using System.Collections.Concurrent;
using CoordinationFlow.Coordination.Desk;
using CoordinationFlow.ResilienceTests.Dossiers;

namespace CoordinationFlow.ResilienceTests.Simultaneous;

/// <summary>Ministries answer at the same time, and impatient clients send each command twice at once under one key.</summary>
public sealed class SimultaneousAnswersTests
{
    private static readonly int Dossiers = RunSize.Of(ci: 50, full: 1_000);

    [Fact]
    public async Task Four_answers_of_a_dossier_at_the_same_time_each_stand_once_and_no_dossier_is_stuck()
    {
        await using var file = new SqliteFile();
        await using var host = await DossierHost.OnAsync(file.Store);
        var ids = new ConcurrentDictionary<string, DossierCommandsOf>();
        await Parallel.ForEachAsync(Enumerable.Range(1, Dossiers), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (number, _) =>
        {
            var commands = new DossierCommandsOf($"BE-AT-ONCE-{number:0000}", "EMP", "VL", "JUS", "IBZ");
            var id = await GiveTwiceAsync(host, commands.Create);
            await GiveTwiceAsync(host, at => commands.Circulate(id, at));
            var tasks = await DossierHost.TasksAsync(host.Store, id);
            await Task.WhenAll(commands.Asked.Select(participant => GiveTwiceAsync(host, at => commands.Answer(id, participant, tasks[participant], at))));
            ids[id] = commands;
        });

        await host.MoveToAsync(DossierHost.Start.AddDays(7));
        await Parallel.ForEachAsync(ids, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (dossier, _) => await GiveTwiceAsync(host, at => dossier.Value.Adopt(dossier.Key, at)));

        Assert.Equal(Dossiers, ids.Count);
        string[]? expected = null;
        foreach (var id in ids.Keys)
        {
            // Who came first differs; what happened does not.
            string[] lines = [.. (await WholeRecord.LinesAsync(host.Store, id)).Order(StringComparer.Ordinal)];
            Assert.Equal(4, lines.Count(line => line.StartsWith("PositionReceived", StringComparison.Ordinal)));
            Assert.Contains("dossier InFollowUp", lines);
            Assert.Contains("round 1 stands EMP IBZ JUS VL", lines);
            Assert.Equal(expected ??= lines, lines);
        }
    }

    private static async Task<string> GiveTwiceAsync(DossierHost host, Func<DateTimeOffset, CommandEnvelope> command)
    {
        var at = host.Clock.GetUtcNow();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => host.Desk.HandleAsync(command(at), CancellationToken.None))));
        Assert.All(outcomes, outcome => Assert.Null(outcome.Refusal));
        Assert.Single(outcomes, outcome => outcome.Again);
        return Assert.Single(outcomes.Select(outcome => outcome.DossierId).Distinct());
    }
}
