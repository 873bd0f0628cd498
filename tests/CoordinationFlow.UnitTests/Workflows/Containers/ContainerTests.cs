using System.Text.Json.Nodes;
using CoordinationFlow.Workflows.Activities.Events;
using CoordinationFlow.Workflows.Instances;

namespace CoordinationFlow.UnitTests.Workflows.Containers;

public sealed class ContainerTests
{
    [Fact]
    public async Task Complete_in_a_nested_sequence_ends_the_workflow_and_nothing_runs_after_it()
    {
        var bench = new Workbench();
        var instance = await bench.RunAsync(Flow.Definition("complete", Flow.Sequence(
            "Outer", Flow.Sequence("Inner", Flow.Activity("Elsa.Complete", "C"), Flow.Line("inner")), Flow.Line("outer"))));

        Assert.Equal(InstanceStatus.Finished, instance.SubStatus);
        Assert.Empty(bench.Lines);
        Assert.Equal("Workflow1.Completed", bench.Events[^1]);
    }

    [Fact]
    public async Task Complete_inside_a_flowchart_finishes_and_does_not_fault()
    {
        var bench = new Workbench();
        var instance = await bench.RunAsync(Flow.Definition("complete", Flow.Flowchart(
            "F", [Flow.Sequence("Q", Flow.Activity("Elsa.Complete", "C")), Flow.Line("next")], "Q>next")));

        Assert.Equal((InstanceStatus.Finished, 0), (instance.SubStatus, instance.Incidents));
        Assert.Empty(bench.Lines);
    }

    [Fact]
    public async Task Complete_in_a_loop_cancels_the_loop_and_ends_the_workflow()
    {
        var bench = new Workbench();
        var instance = await bench.RunAsync(Flow.Definition("complete", Flow.Sequence(
            "Q",
            Flow.Activity("Elsa.ForEach", "FE", ("items", Flow.Js("return [1,2]")), ("body", Flow.Sequence("B", Flow.Line("turn"), Flow.Activity("Elsa.Complete", "C")))),
            Flow.Line("after"))));

        Assert.Equal(InstanceStatus.Finished, instance.SubStatus);
        Assert.Equal(["turn"], bench.Lines);
        Assert.Contains("FE.Canceled", bench.Events);
    }

    [Fact]
    public async Task End_ends_the_sequence_that_it_stands_in_alone()
    {
        var bench = new Workbench();
        await bench.RunAsync(Flow.Definition("end", Flow.Sequence(
            "Outer", Flow.Sequence("Inner", Flow.Activity("Elsa.End", "E"), Flow.Line("inner")), Flow.Line("outer"))));

        Assert.Equal(["outer"], bench.Lines);
    }

    [Fact]
    public async Task Finish_ends_everything_and_leaves_no_word_of_the_containers()
    {
        var bench = new Workbench();
        var instance = await bench.RunAsync(Flow.Definition("finish", Flow.Sequence(
            "Outer", Flow.Sequence("Inner", Flow.Activity("Elsa.Finish", "F"), Flow.Line("inner")), Flow.Line("outer"))));

        Assert.Equal(InstanceStatus.Finished, instance.SubStatus);
        Assert.Equal("F.Completed", bench.Events[^1]);
        Assert.Empty(bench.Lines);
    }

    [Fact]
    public async Task A_break_in_a_parallel_loop_leaves_the_other_items_and_ends_the_sequence_around_it()
    {
        var bench = new Workbench();
        var body = Flow.Sequence(
            "B",
            Flow.Activity("Elsa.If", "I", ("condition", Flow.Js("return getVariable('CurrentValue') == 1")), ("then", Flow.Activity("Elsa.Break", "Br"))),
            Flow.Line("L", "return getVariable('CurrentValue')"));
        await bench.RunAsync(Flow.Definition("break", Flow.Sequence(
            "Q", Flow.Activity("Elsa.ParallelForEach", "PF", ("items", Flow.Js("return [1,2,3]")), ("body", body)), Flow.Line("Z"))));

        Assert.Equal(["2", "3"], bench.Lines);
    }

    [Theory]
    [InlineData("Elsa.While")]
    [InlineData("Elsa.For")]
    [InlineData("Elsa.ForEach")]
    public async Task A_break_leaves_its_loop_and_what_follows_runs(string loop)
    {
        var bench = new Workbench();
        await bench.RunAsync(Flow.Definition("break", Flow.Sequence(
            "Q",
            Flow.Activity(
                loop, "L", ("condition", loop == "Elsa.While" ? Flow.Input(true) : null), ("end", loop == "Elsa.For" ? Flow.Input(5) : null),
                ("items", loop == "Elsa.ForEach" ? Flow.Js("return [1,2]") : null),
                ("body", Flow.Sequence("B", Flow.Line("before"), Flow.Activity("Elsa.Break", "Br"), Flow.Line("after")))),
            Flow.Line("Z"))));

        Assert.Equal(["before", "Z"], bench.Lines);
    }

    [Fact]
    public async Task One_event_resumes_all_that_wait_for_its_name_letter_by_letter()
    {
        var bench = new Workbench();
        JsonObject Event(string id, string name) => Flow.Activity("Elsa.Event", id, ("eventName", Flow.Input(name)));
        await bench.RunAsync(Flow.Definition("events", Flow.Parallel(
            "P",
            Flow.Sequence("A", Event("E1", "Go"), Flow.Line("one")), Flow.Sequence("B", Event("E2", "Go"), Flow.Line("two")), Flow.Sequence("C", Event("E3", "go"), Flow.Line("three")))));

        await bench.ResumeAsync(PublishedEvent.Of("Go"), keep: false);

        Assert.Equal(["one", "two"], bench.Lines);
    }

    [Fact]
    public async Task A_child_workflow_that_faults_does_not_fault_its_parent()
    {
        var bench = new Workbench();
        await bench.PublishAsync(Flow.Definition("child", Flow.Fault("Bad")));
        var parent = await bench.RunAsync(Flow.Definition("parent", Flow.Sequence(
            "Q", Flow.Activity("Elsa.ExecuteWorkflow", "X", ("workflowDefinitionId", Flow.Input("child")), ("waitForCompletion", Flow.Input(true))), Flow.Line("Z"))));

        Assert.Equal(InstanceStatus.Finished, parent.SubStatus);
        Assert.Equal(["Z"], bench.Lines);
    }

    [Fact]
    public async Task SetVariable_reaches_a_shadowed_variable_and_a_script_the_innermost()
    {
        var bench = new Workbench();
        var inner = Flow.Sequence("Inner", Flow.Set("S", "N", Flow.Input(5)), Flow.Line("L", "setN(7); return getN()"));
        inner["variables"] = new JsonArray(new JsonObject { ["id"] = "v-inner", ["name"] = "N", ["typeName"] = "Int32", ["value"] = 1 });
        await bench.RunAsync(Flow.Definition("shadow", Flow.Sequence("Q", inner, Flow.Line("Z", "return getN()")), Flow.Variable("N")));

        Assert.Equal(["7", "5"], bench.Lines);
    }
}
