using CoordinationFlow.Workflows.Instances;

namespace CoordinationFlow.UnitTests.Workflows.Activities.Composition;

public sealed class DispatchTests
{
    [Fact]
    public async Task A_dispatched_workflow_runs_after_its_parent_and_its_output_is_not_lost_over_a_suspension()
    {
        var bench = new Workbench();
        var child = Flow.Definition("child", Flow.Sequence("Q", Flow.Task("CT"), Flow.Activity("Elsa.SetOutput", "O", ("outputName", Flow.Input("Answer")), ("outputValue", Flow.Input("yes")))));
        child["outputs"]!.AsArray().Add(new System.Text.Json.Nodes.JsonObject { ["name"] = "Answer", ["type"] = "String" });
        await bench.PublishAsync(child);
        var dispatch = Flow.Activity("Elsa.DispatchWorkflow", "D", ("workflowDefinitionId", Flow.Input("child")), ("waitForCompletion", Flow.Input(true)));
        var parent = await bench.RunAsync(Flow.Definition("parent", Flow.Sequence("P", dispatch, Flow.Line("Z", "JSON.stringify(getOutputFrom('D'))"))));
        Assert.Equal(InstanceStatus.Suspended, parent.SubStatus);
        await bench.ReportAsync("CT");

        Assert.Equal(["{\"Answer\":\"yes\"}"], bench.Lines);
        Assert.All(await bench.RowsAsync(InstanceRow.Table), instance => Assert.Equal(InstanceStatus.Finished, instance.SubStatus));
        Assert.Empty(await bench.BookmarksAsync());
    }

    [Fact]
    public async Task Bulk_dispatch_waits_for_all_children_and_tells_each_end_also_that_of_a_faulted_one()
    {
        var bench = new Workbench();
        await bench.PublishAsync(Flow.Definition("item", Flow.Activity(
            "Elsa.If", "I", ("condition", Flow.Js("getInput('Item') == 2")), ("then", Flow.Fault("Bad")), ("else", Flow.Activity("Elsa.RunTask", "T", ("taskName", Flow.Js("'T' + getInput('Item')")))))));
        var bulk = Flow.Activity(
            "Elsa.BulkDispatchWorkflows", "B", ("workflowDefinitionId", Flow.Input("item")), ("items", Flow.Js("[1, 2, 3]")),
            ("correlationIdFunction", Flow.Js("'item ' + getItem()")), ("childCompleted", Flow.Line("ended")), ("childFaulted", Flow.Line("faulted")));
        var parent = await bench.RunAsync(Flow.Definition("bulk", Flow.Sequence("P", bulk, Flow.Line("Z"))));
        Assert.Equal(["faulted"], bench.Lines);
        await bench.ReportAsync("T3");
        await bench.ReportAsync("T1");

        Assert.Equal(["faulted", "ended", "ended", "Z"], bench.Lines);
        Assert.Equal(InstanceStatus.Finished, (await bench.InstanceAsync(parent.InstanceId)).SubStatus);
        var children = (await bench.RowsAsync(InstanceRow.Table)).Where(instance => instance.DefinitionId == "item");
        Assert.Equal(["item 1", "item 2", "item 3"], children.Select(child => child.CorrelationId).Order());
    }

    [Fact]
    public async Task A_workflow_that_is_not_published_is_an_incident_of_the_dispatch()
    {
        var bench = new Workbench();
        var instance = await bench.RunAsync(Flow.Definition("lost", Flow.Activity("Elsa.DispatchWorkflow", "D", ("workflowDefinitionId", Flow.Input("nowhere")))));

        Assert.Equal("D", Assert.Single(IncidentState.Of(await bench.InstanceAsync(instance.InstanceId))).ActivityId);
    }
}
