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

    [Fact]
    public async Task A_join_of_all_with_a_branch_that_is_never_taken_is_an_incident_once_nothing_else_is_under_way()
    {
        var bench = new Workbench();
        var instance = await bench.RunAsync(Flow.Definition("all", Flow.Flowchart(
            "F",
            [
                Flow.Line("S"), Flow.Activity("Elsa.FlowDecision", "D", ("condition", Flow.Input(false))), Flow.Line("A"), Flow.Line("B"),
                Flow.Activity("Elsa.FlowJoin", "J", ("mode", Flow.Input("WaitAll"))), Flow.Line("Z"), Flow.Task("T"), Flow.Line("AfterT"),
            ],
            "S>A", "S>D", "D:True>B", "A>J", "B>J", "J>Z", "S>T", "T>AfterT")));
        Assert.Equal(InstanceStatus.Suspended, instance.SubStatus);
        await bench.ReportAsync("T");

        Assert.Equal(["S", "A", "AfterT"], bench.Lines);
        var row = await bench.InstanceAsync(instance.InstanceId);
        Assert.Equal(InstanceStatus.Faulted, row.SubStatus);
        var incident = Assert.Single(IncidentState.Of(row));
        Assert.Equal(("J", "'J' waits for a branch that never comes: 'B' (Done)."), (incident.ActivityId, incident.Message));
    }

    [Fact]
    public async Task Branches_begin_in_the_order_of_the_connections()
    {
        var bench = new Workbench();
        await bench.RunAsync(Flow.Definition("order", Flow.Flowchart(
            "F", [Flow.Line("S"), Flow.Line("A"), Flow.Line("B"), Flow.Line("C")], "S>C", "S>A", "S>B")));

        Assert.Equal(["S", "C", "A", "B"], bench.Lines);
    }

    [Fact]
    public async Task Without_a_start_the_flowchart_begins_with_Start_else_what_can_start_else_the_first_root()
    {
        var bench = new Workbench();
        var canStart = Flow.Line("CanStart");
        canStart["customProperties"] = new System.Text.Json.Nodes.JsonObject { ["canStartWorkflow"] = true };
        await bench.RunAsync(Flow.Definition("one", Flow.Flowchart("F", [Flow.Line("Root"), (System.Text.Json.Nodes.JsonObject)canStart.DeepClone(), Flow.Activity("Elsa.Start", "St"), Flow.Line("AfterStart")], "St>AfterStart")));
        await bench.RunAsync(Flow.Definition("two", Flow.Flowchart("F", [Flow.Line("Root"), canStart])));
        await bench.RunAsync(Flow.Definition("three", Flow.Flowchart("F", [Flow.Line("Second"), Flow.Line("First"), Flow.Line("Other")], "First>Second")));

        Assert.Equal(["AfterStart", "CanStart", "First", "Second"], bench.Lines);
    }

    [Fact]
    public async Task A_trigger_that_starts_the_instance_does_not_wait_and_is_where_the_flowchart_begins()
    {
        var bench = new Workbench();
        var instance = await bench.RunAsync(
            Flow.Definition("trigger", Flow.Flowchart(
                "F", [Flow.Line("S"), Flow.Activity("Elsa.Event", "E", ("eventName", Flow.Input("Go"))), Flow.Task("T"), Flow.Line("Z")], "E>T", "T>Z")),
            request => request with { TriggerActivityId = "E" });
        await bench.ReportAsync("T");

        Assert.Equal(["Z"], bench.Lines);
        Assert.Equal(InstanceStatus.Finished, (await bench.InstanceAsync(instance.InstanceId)).SubStatus);
    }

    [Fact]
    public async Task A_mode_that_does_not_exist_is_an_incident()
    {
        var bench = new Workbench();
        var instance = await bench.RunAsync(Flow.Definition("mode", Flow.Flowchart("F", [Flow.Line("S")])), request => request with { FlowchartMode = "Guessing" });

        Assert.Equal((InstanceStatus.Faulted, 1), (instance.SubStatus, instance.Incidents));
    }
}
