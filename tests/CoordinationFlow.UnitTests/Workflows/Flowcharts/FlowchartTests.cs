using CoordinationFlow.Workflows.Instances;

namespace CoordinationFlow.UnitTests.Workflows.Flowcharts;

public sealed class FlowchartTests
{
    [Fact]
    public async Task An_activity_waits_for_all_branches_that_were_taken_and_runs_once()
    {
        var bench = new Workbench();
        await bench.RunAsync(Flow.Definition("join", Flow.Flowchart(
            "F", [Flow.Line("S"), Flow.Task("T1"), Flow.Task("T2"), Flow.Line("Z")], "S>T1", "S>T2", "T1>Z", "T2>Z")));

        await bench.ReportAsync("T1");
        Assert.Equal(["S"], bench.Lines);
        await bench.ReportAsync("T2");

        Assert.Equal(["S", "Z"], bench.Lines);
    }

    [Fact]
    public async Task A_branch_that_is_not_taken_is_not_waited_for()
    {
        var bench = new Workbench();
        var instance = await bench.RunAsync(Flow.Definition("dead", Flow.Flowchart(
            "F",
            [Flow.Activity("Elsa.FlowDecision", "D", ("condition", Flow.Input(true))), Flow.Line("Yes"), Flow.Line("No"), Flow.Line("Z")],
            "D:True>Yes", "D:False>No", "Yes>Z", "No>Z")));

        Assert.Equal(["Yes", "Z"], bench.Lines);
        Assert.Equal(InstanceStatus.Finished, instance.SubStatus);
    }

    [Fact]
    public async Task A_join_of_any_cancels_the_branch_that_waits_and_goes_on_once()
    {
        var bench = new Workbench();
        await bench.RunAsync(Flow.Definition("any", Flow.Flowchart(
            "F",
            [Flow.Line("S"), Flow.Task("T"), Flow.Line("B"), Flow.Activity("Elsa.FlowJoin", "J", ("mode", Flow.Input("WaitAny"))), Flow.Line("Z")],
            "S>T", "S>B", "T>J", "B>J", "J>Z")));

        Assert.Equal(["S", "B", "Z"], bench.Lines);
        Assert.Contains("T.Canceled", bench.Events);
        Assert.Empty(await bench.BookmarksAsync());
    }

    [Fact]
    public async Task Rounds_of_a_loop_with_two_waiting_branches_join_in_each_round()
    {
        var bench = new Workbench();
        await bench.RunAsync(Flow.Definition(
            "rounds",
            Flow.Flowchart(
                "F",
                [
                    Flow.Line("S"), Flow.Set("N", "N", Flow.Js("return getN() + 1")), Flow.Task("T1"), Flow.Task("T2"), Flow.Line("Join"),
                    Flow.Activity("Elsa.FlowDecision", "D", ("condition", Flow.Js("return getN() >= 3"))), Flow.Line("End"),
                ],
                "S>N", "N>T1", "N>T2", "T1>Join", "T2>Join", "Join>D", "D:False>N", "D:True>End"),
            Flow.Variable("N", "Int32", "0")));
        for (var round = 0; round < 3; round++)
        {
            await bench.ReportAsync("T2");
            await bench.ReportAsync("T1");
        }

        Assert.Equal(["S", "Join", "Join", "Join", "End"], bench.Lines);
    }
}
