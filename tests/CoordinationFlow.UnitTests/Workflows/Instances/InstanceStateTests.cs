using System.Text.Json.Nodes;
using CoordinationFlow.Workflows.Activities.Tasks;
using CoordinationFlow.Workflows.Instances;

namespace CoordinationFlow.UnitTests.Workflows.Instances;

public sealed class InstanceStateTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_state_after_a_thousand_turns_of_a_loop_is_no_larger_than_after_ten(bool asFlowchart)
    {
        var bench = new Workbench();
        var instance = await bench.RunAsync(asFlowchart ? FlowLoop() : WhileLoop());
        await TurnAsync(bench, 10);
        var ten = (await bench.InstanceAsync(instance.InstanceId)).State.Length;

        await TurnAsync(bench, 990);

        // Numbers that count have more digits; nothing else may grow.
        var thousand = (await bench.InstanceAsync(instance.InstanceId)).State.Length;
        Assert.InRange(thousand, ten - 20, ten + 40);
        Assert.Single(await bench.BookmarksAsync());
    }

    [Fact]
    public async Task An_instance_goes_on_in_an_engine_that_knows_nothing_but_the_store()
    {
        var bench = new Workbench();
        await bench.RunAsync(Flow.Definition(
            "durable",
            Flow.Sequence(
                "Q",
                Flow.Set("S", "N", Flow.Js("return 20")),
                Flow.Set("L", "List", Flow.Js("return [1,{a:'x'}]")),
                Flow.Activity("Elsa.ForEach", "FE", ("items", Flow.Js("return ['a','b']")), ("body", Flow.Sequence(
                    "B", Flow.Task("T"), Flow.Line("P", "return getVariable('CurrentValue') + getVariable('CurrentIndex') + getN() + getList()[1].a")))),
                Flow.Line("Z")),
            Flow.Variable("N"), Flow.Variable("List", "Object")));
        for (var turn = 0; turn < 2; turn++)
        {
            var restarted = new Workbench(bench.Store);
            await restarted.ResumeAsync(TaskReport.Of(bench.Tasks[^1].TaskId, null), keep: false);
            bench.Lines.AddRange(restarted.Lines);
            bench.Tasks.AddRange(restarted.Tasks);
        }

        Assert.Equal(["a020x", "b120x", "Z"], bench.Lines);
    }

    [Fact]
    public async Task What_has_ended_keeps_variables_and_output_alone()
    {
        var bench = new Workbench();
        var instance = await bench.RunAsync(Flow.Definition(
            "short",
            Flow.Sequence("Q", Flow.Set("S", "N", Flow.Input(7)), Flow.Parallel("P", Flow.Task("T"), Flow.Activity("Elsa.Finish", "F"))),
            Flow.Variable("N")));

        var row = await bench.InstanceAsync(instance.InstanceId);
        var state = JsonNode.Parse(row.State)!;

        Assert.Equal(InstanceStatus.Finished, row.SubStatus);
        Assert.Equal(7, (int)Assert.Single((JsonArray)state["x"]!)!["v"]!["v-N"]!);
        Assert.Empty(await bench.BookmarksAsync());
    }

    [Fact]
    public async Task A_variable_of_the_memory_driver_is_lost_over_a_suspension()
    {
        var bench = new Workbench();
        var fleeting = Flow.Variable("N", "Object");
        fleeting["storageDriverTypeName"] = "MemoryStorageDriver";
        await bench.RunAsync(Flow.Definition(
            "memory", Flow.Sequence("Q", Flow.Set("S", "N", Flow.Input(7)), Flow.Task("T"), Flow.Line("P", "return 'N is ' + getN()")), fleeting));

        await bench.ReportAsync("T");

        Assert.Equal(["N is null"], bench.Lines);
    }

    private static async Task TurnAsync(Workbench bench, int times)
    {
        for (var turn = 0; turn < times; turn++)
        {
            var task = bench.Tasks[^1];
            bench.Tasks.Clear();
            await bench.ResumeAsync(TaskReport.Of(task.TaskId, null), keep: false);
        }
    }

    private static JsonObject WhileLoop() => Flow.Definition(
        "while", Flow.Activity("Elsa.While", "W", ("condition", Flow.Js("return true")), ("body", Flow.Sequence("B", Flow.Task("T")))));

    private static JsonObject FlowLoop() => Flow.Definition(
        "flow",
        Flow.Flowchart(
            "F",
            [Flow.Line("S"), Flow.Task("T"), Flow.Activity("Elsa.FlowDecision", "D", ("condition", Flow.Js("return true"))), Flow.Line("Z")],
            "S>T", "T>D", "D:True>T", "D:False>Z"));
}
