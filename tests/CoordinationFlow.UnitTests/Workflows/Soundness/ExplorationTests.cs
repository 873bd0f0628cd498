using System.Text.Json.Nodes;
using CoordinationFlow.Workflows.Definitions;
using CoordinationFlow.Workflows.Problems;

namespace CoordinationFlow.UnitTests.Workflows.Soundness;

/// <summary>Small generated flowcharts are run on every way that their decisions can take; what publish says of them must agree.</summary>
public sealed class ExplorationTests
{
    private const int Flows = 5000;

    [Fact]
    public async Task Problems_of_shape_agree_with_an_exhaustive_exploration()
    {
        var unsound = 0;
        for (var seed = 0; seed < Flows; seed++)
        {
            var (definition, decisions) = Generate(new Random(seed));
            var bench = new Workbench();
            var outcome = await bench.DoAsync(step => bench.Library.ImportAsync(step, definition.ToJsonString(), new ImportOptions(Publish: true) { EvenWithProblems = true }));
            var told = outcome.Problems.Where(problem => problem.Code is ProblemCodes.DeadStep or ProblemCodes.JoinNever).ToArray();
            var (ran, inVain) = await ExploreAsync(bench, decisions);
            var dead = Activities(definition).Except(ran).ToArray();

            Assert.True(told.Length > 0 == (dead.Length > 0 || inVain.Count > 0), $"Seed {seed}: told {string.Join(" ", told.AsEnumerable())}; dead {string.Join(" ", dead)}; in vain {string.Join(" ", inVain)}.");
            Assert.Subset(told.Where(problem => problem.Code == ProblemCodes.JoinNever).Select(problem => problem.ActivityId!).ToHashSet(), inVain);
            Assert.Subset(dead.ToHashSet(), told.Where(problem => problem.Code == ProblemCodes.DeadStep).Select(problem => problem.ActivityId!).ToHashSet());
            unsound += told.Length > 0 ? 1 : 0;
        }

        Assert.InRange(unsound, Flows / 10, Flows * 9 / 10);
    }

    private static async Task<(HashSet<string> Ran, HashSet<string> InVain)> ExploreAsync(Workbench bench, int decisions)
    {
        var (ran, inVain) = (new HashSet<string>(), new HashSet<string>());
        for (var way = 0; way < 1 << decisions; way++)
        {
            bench.Events.Clear();
            await bench.StartAsync("small", request => request with { Input = new Dictionary<string, object?> { ["Way"] = way } });
            ran.UnionWith(Ids(bench, ".Completed"));
            inVain.UnionWith(Ids(bench, ".Faulted"));
        }

        return (ran, inVain);
    }

    private static IEnumerable<string> Ids(Workbench bench, string ending) =>
        bench.Events.Where(each => each.EndsWith(ending, StringComparison.Ordinal)).Select(each => each[..^ending.Length]);

    private static IEnumerable<string> Activities(JsonObject definition) => definition["root"]!["activities"]!.AsArray().Select(activity => (string)activity!["id"]!);

    // Connections lead forward only, so that each way ends.
    private static (JsonObject Definition, int Decisions) Generate(Random random)
    {
        var (activities, connections, decisions) = (new List<JsonObject>(), new List<string>(), 0);
        for (var place = 0; place < random.Next(3, 8); place++)
        {
            var id = $"N{place}";
            var kind = random.Next(6);
            activities.Add(kind switch
            {
                0 or 1 when decisions < 3 => Flow.Activity("Elsa.FlowDecision", id, ("condition", Flow.Js($"(getInput('Way') & {1 << decisions++}) != 0"))),
                2 or 3 when place > 1 => Flow.Activity("Elsa.FlowJoin", id, ("mode", Flow.Input(random.Next(4) switch { 0 => "WaitAny", 1 => "WaitAllActive", _ => "WaitAll" }))),
                _ => Flow.Line(id),
            });
            var sources = place == 0 || random.Next(25) == 0 ? 0 : random.Next(1, 4);
            foreach (var source in Enumerable.Range(0, sources).Select(_ => random.Next(place)).Distinct())
            {
                var port = (string)activities[source]["type"]! == "Elsa.FlowDecision" ? (random.Next(2) == 0 ? ":True" : ":False") : "";
                connections.Add($"N{source}{port}>{id}");
            }
        }

        return (Flow.Definition("small", Flow.Flowchart("F", [.. activities], [.. connections])), decisions);
    }
}
