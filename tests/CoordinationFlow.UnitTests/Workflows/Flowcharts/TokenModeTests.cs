using System.Text.Json.Nodes;
using CoordinationFlow.Workflows.Instances;
using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.UnitTests.Workflows.Flowcharts;

public sealed class TokenModeTests
{
    private static readonly string[] Diamond = ["S>T", "S>B", "T>J", "B>J", "J>Z"];

    [Theory]
    [InlineData("Cascade")]
    [InlineData("Race")]
    public async Task The_first_branch_is_enough_and_the_flowchart_completes(string mode)
    {
        var (bench, instance) = await RunAsync(mode, Diamond);
        if (mode == "Cascade")
        {
            await bench.ReportAsync("T");
        }

        Assert.Equal(["S", "B", "J", "Z"], bench.Lines);
        Assert.Equal(InstanceStatus.Finished, (await bench.InstanceAsync(instance.InstanceId)).SubStatus);
        Assert.Empty(await bench.BookmarksAsync());
    }

    [Theory]
    [InlineData("Stream")]
    [InlineData("Merge")]
    [InlineData("Converge")]
    [InlineData("None")]
    public async Task The_others_wait_for_both_branches_over_a_suspension(string mode)
    {
        var (bench, instance) = await RunAsync(mode, Diamond);
        Assert.Equal(["S", "B"], bench.Lines);
        await bench.ReportAsync("T");

        Assert.Equal(["S", "B", "J", "Z"], bench.Lines);
        Assert.Equal(InstanceStatus.Finished, (await bench.InstanceAsync(instance.InstanceId)).SubStatus);
    }

    [Theory]
    [InlineData("Merge")]
    [InlineData("Converge")]
    public async Task A_branch_that_never_comes_is_an_incident_that_names_it(string mode)
    {
        var (bench, instance) = await RunAsync(mode, ["S>D", "S>B", "D:True>A", "A>J", "B>J", "J>Z"]);

        Assert.Equal(["S", "B"], bench.Lines);
        var incident = Assert.Single(IncidentState.Of(await bench.InstanceAsync(instance.InstanceId)));
        Assert.Equal(("J", "'J' waits for a branch that never comes: 'A' (Done)."), (incident.ActivityId, incident.Message));
    }

    [Fact]
    public async Task A_branch_that_never_comes_does_not_end_the_branches_that_still_run()
    {
        var (bench, _) = await RunAsync("Merge", ["S>D", "S>B", "S>T", "D:True>A", "A>J", "B>J", "T>Z"]);
        Assert.Equal(["S", "B"], bench.Lines);
        await bench.ReportAsync("T");

        Assert.Equal(["S", "B", "Z"], bench.Lines);
    }

    [Fact]
    public async Task A_race_in_a_loop_runs_in_each_round_whichever_branch_is_taken()
    {
        var bench = new Workbench();
        var join = Merging(Flow.Line("J"), "Race");
        var instance = await bench.RunAsync(
            Flow.Definition("loop", Flow.Flowchart(
                "F",
                [
                    Flow.Set("N", "N", Flow.Js("getN() + 1")), Flow.Activity("Elsa.FlowDecision", "Odd", ("condition", Flow.Js("getN() % 2 == 1"))), Flow.Line("A"), Flow.Line("B"), join,
                    Flow.Activity("Elsa.FlowDecision", "More", ("condition", Flow.Js("getN() < 4"))),
                ],
                "N>Odd", "Odd:True>A", "Odd:False>B", "A>J", "B>J", "J>More", "More:True>N"), Flow.Variable("N")),
            request => request with { FlowchartMode = "TokenBased" });

        Assert.Equal(["A", "J", "B", "J", "A", "J", "B", "J"], bench.Lines);
        Assert.Equal(InstanceStatus.Finished, instance.SubStatus);
    }

    private static async Task<(Workbench Bench, InstanceReport Instance)> RunAsync(string mode, string[] connections)
    {
        var bench = new Workbench();
        var all = new[]
        {
            Flow.Line("S"), Flow.Task("T"), Flow.Activity("Elsa.FlowDecision", "D", ("condition", Flow.Input(false))), Flow.Line("A"), Flow.Line("B"),
            Merging(Flow.Line("J"), mode), Flow.Line("Z"),
        };
        var used = all.Where(activity => connections.Any(connection => connection.Split(':', '>').Contains((string)activity["id"]!)));
        var instance = await bench.RunAsync(
            Flow.Definition("tokens", Flow.Flowchart("F", [.. used], connections)), request => request with { FlowchartMode = "TokenBased" });
        return (bench, instance);
    }

    private static JsonObject Merging(JsonObject activity, string mode)
    {
        activity["customProperties"] = new JsonObject { ["mergeMode"] = mode };
        return activity;
    }
}
