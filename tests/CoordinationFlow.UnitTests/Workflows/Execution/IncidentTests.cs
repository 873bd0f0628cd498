using CoordinationFlow.Workflows.Execution;
using CoordinationFlow.Workflows.Instances;
using CoordinationFlow.Workflows.Journal;
using CoordinationFlow.Workflows.Runtime;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.UnitTests.Workflows.Execution;

public sealed class IncidentTests
{
    [Fact]
    public async Task A_fault_ends_the_instance_and_nothing_of_it_runs_or_waits_any_more()
    {
        var bench = new Workbench();
        var instance = await bench.RunAsync(Flow.Definition("fault", Flow.Parallel(
            "P", Flow.Task("T"), Flow.Fault("Bad"), Flow.Sequence("Q", Flow.Line("queued")))));

        var row = await bench.InstanceAsync(instance.InstanceId);

        Assert.Equal((InstanceStatus.Finished, InstanceStatus.Faulted, 1), (row.Status, row.SubStatus, row.IncidentCount));
        Assert.Empty(bench.Lines);
        Assert.Empty(await bench.BookmarksAsync());
        var incident = Assert.Single(IncidentState.Of(row));
        Assert.Equal(("Bad", "boom", "FaultException"), (incident.ActivityId, incident.Message, incident.ExceptionType));
    }

    [Fact]
    public async Task A_flow_that_continues_with_incidents_goes_on_beside_the_fault_and_stays_open_for_it()
    {
        var bench = new Workbench();
        var instance = await bench.RunAsync(Flow.Continuing(Flow.Definition("go on", Flow.Parallel("P", Flow.Fault("Bad"), Flow.Task("T")))));

        await bench.ReportAsync("T");

        var row = await bench.InstanceAsync(instance.InstanceId);
        Assert.Equal((InstanceStatus.Suspended, 1), (row.SubStatus, row.IncidentCount));
    }

    [Fact]
    public async Task An_outcome_that_must_be_handled_and_is_not_connected_is_an_incident_that_names_the_activity()
    {
        var bench = new Workbench();
        var instance = await bench.RunAsync(Flow.Continuing(Flow.Definition(
            "refused", Flow.Flowchart("F", [Flow.Activity("Test.Rule", "Adopt"), Flow.Line("Z")], "Adopt>Z"))));

        var incident = Assert.Single(IncidentState.Of(await bench.InstanceAsync(instance.InstanceId)));

        Assert.Equal(("Adopt", nameof(UnhandledOutcomeException)), (incident.ActivityId, incident.ExceptionType));
        Assert.Contains("Refused", incident.Message, StringComparison.Ordinal);
        Assert.Empty(bench.Lines);
    }

    [Fact]
    public async Task An_outcome_that_must_be_handled_and_is_connected_is_no_incident()
    {
        var bench = new Workbench();
        var instance = await bench.RunAsync(Flow.Definition("handled", Flow.Flowchart("F", [Flow.Activity("Test.Rule", "Adopt"), Flow.Line("Z")], "Adopt:Refused>Z")));

        Assert.Equal(0, instance.Incidents);
        Assert.Equal(["Z"], bench.Lines);
    }

    [Fact]
    public async Task An_input_that_cannot_be_evaluated_is_an_incident_with_its_cause()
    {
        var bench = new Workbench();
        var instance = await bench.RunAsync(Flow.Definition("input", Flow.Line("P", "throw new Error('two')")));

        var incident = Assert.Single(IncidentState.Of(await bench.InstanceAsync(instance.InstanceId)));

        Assert.Equal("Failed to evaluate activity input 'Text'", incident.Message);
        Assert.Contains("two", incident.InnerMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_condition_that_fails_in_a_later_turn_is_the_loops_incident()
    {
        var bench = new Workbench();
        var instance = await bench.RunAsync(Flow.Definition(
            "while",
            Flow.Activity("Elsa.While", "W", ("condition", Flow.Js("if (getN() > 1) throw new Error('x'); return true")), ("body", Flow.Set("S", "N", Flow.Js("return getN() + 1")))),
            Flow.Variable("N", "Int32", "0")));

        Assert.Equal("W", Assert.Single(IncidentState.Of(await bench.InstanceAsync(instance.InstanceId))).ActivityId);
    }

    [Fact]
    public async Task A_loop_that_never_waits_and_never_ends_is_stopped()
    {
        var bench = new Workbench();
        var instance = await bench.RunAsync(Flow.Continuing(Flow.Definition(
            "endless", Flow.Activity("Elsa.While", "W", ("condition", Flow.Input(true)), ("body", Flow.Activity("Elsa.Start", "B"))))));

        Assert.Equal((InstanceStatus.Faulted, 1), (instance.SubStatus, instance.Incidents));
    }

    [Fact]
    public async Task A_step_that_is_aborted_makes_no_incident_and_leaves_nothing()
    {
        var bench = new Workbench();
        await bench.PublishAsync(Flow.Definition("task", Flow.Sequence("Q", Flow.Line("A"), Flow.Activity("Test.Abort", "X"))));

        await Assert.ThrowsAnyAsync<StepAbortedException>(() => bench.StartAsync("task"));

        Assert.Equal(["A"], bench.Lines);
        Assert.Empty(await bench.RowsAsync(InstanceRow.Table));
        Assert.Empty(await bench.RowsAsync(JournalRow.Table));
    }

    [Fact]
    public async Task An_activity_that_neither_ends_nor_waits_is_an_incident_and_no_instance_that_hangs()
    {
        var bench = new Workbench();
        var instance = await bench.RunAsync(Flow.Definition("hangs", Flow.Activity("Test.Idle", "I")));

        Assert.Equal((InstanceStatus.Faulted, 1), (instance.SubStatus, instance.Incidents));
    }

    [Fact]
    public async Task A_store_that_fails_is_no_incident_of_the_flow_and_leaves_nothing_behind()
    {
        var bench = new Workbench();
        await bench.PublishAsync(Flow.Definition("lost", Flow.Sequence("Q", Flow.Line("A"), Flow.Activity("Test.LoseStore", "X"))));

        await Assert.ThrowsAsync<StoreFailedException>(() => bench.StartAsync("lost"));

        Assert.Empty(await bench.RowsAsync(InstanceRow.Table));
    }
}
