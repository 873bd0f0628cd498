using CoordinationFlow.Workflows.Activities.Tasks;
using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.UnitTests.Workflows.Resuming;

public sealed class CostTests
{
    [Fact]
    public async Task A_resume_costs_the_same_after_a_thousand_turns_beside_two_hundred_other_instances()
    {
        var bench = new Workbench();
        await bench.RunAsync(Flow.Definition("loop", Flow.Activity("Elsa.While", "W", ("condition", Flow.Js("return true")), ("body", Flow.Task("T")))));
        var early = await CostOfTurnAsync(bench);
        await bench.PublishAsync(Flow.Definition("other", Flow.Task("U")));
        var task = bench.Tasks[^1];
        for (var other = 0; other < 200; other++)
        {
            await bench.StartAsync("other");
        }

        bench.Tasks.Add(task);
        for (var turn = 0; turn < 1000; turn++)
        {
            await bench.ResumeAsync(TaskReport.Of(bench.Tasks[^1].TaskId, null), keep: false);
        }

        Assert.Equal(early, await CostOfTurnAsync(bench));
    }

    [Fact]
    public async Task A_resume_reads_the_bookmark_and_the_instance_and_no_definition()
    {
        var bench = new Workbench();
        await bench.RunAsync(Flow.Definition("task", Flow.Sequence("Q", Flow.Task("T"), Flow.Task("U"))));

        var calls = await CostOfTurnAsync(bench);

        Assert.Equal(["query bookmark", "find instance"], calls.Where(call => call.StartsWith("query", StringComparison.Ordinal) || call.StartsWith("find", StringComparison.Ordinal)));
        Assert.Single(calls, call => call == "update instance");
        Assert.Single(calls, call => call == "commit");
    }

    private static async Task<IReadOnlyList<string>> CostOfTurnAsync(Workbench bench)
    {
        var store = new CountingStore(bench.Store);
        var host = new WorkflowHost(store, TimeProvider.System);
        var report = TaskReport.Of(bench.Tasks[^1].TaskId, null);
        await host.RunAsync(step => bench.Runtime.ResumeAsync(step, report, keep: false), TestContext.Current.CancellationToken);
        return store.Calls;
    }
}
