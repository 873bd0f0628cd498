using CoordinationFlow.Workflows.Activities.Tasks;
using CoordinationFlow.Workflows.Bookmarks;
using CoordinationFlow.Workflows.Instances;
using CoordinationFlow.Workflows.Resuming;
using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.UnitTests.Workflows.Resuming;

public sealed class EarlyStimulusTests
{
    [Fact]
    public async Task An_early_stimulus_waits_for_its_bookmark_a_thousand_times_out_of_a_thousand()
    {
        var bench = new Workbench();
        await bench.PublishAsync(Flow.Definition("early", Flow.Sequence("Q", Flow.Task("T"), Flow.Wait("W", "RoundClosed"), Flow.Line("closed"))));
        for (var turn = 0; turn < 1000; turn++)
        {
            var instance = (await bench.StartAsync("early")).InstanceId;

            Assert.Empty((await bench.ResumeAsync(new Stimulus(new StimulusKey("RoundClosed")) { InstanceId = instance })).Instances);
            var report = await bench.ReportAsync("T");

            Assert.Equal((instance, InstanceStatus.Finished), (report.Instances[0].InstanceId, report.Instances[0].SubStatus));
        }

        Assert.Equal(1000, bench.Lines.Count);
        Assert.Empty(await bench.RowsAsync(KeptStimulusRow.Table));
        Assert.Empty(await bench.BookmarksAsync());
    }

    [Fact]
    public async Task An_early_stimulus_brings_its_input_and_outcomes()
    {
        var bench = new Workbench();
        await bench.RunAsync(Flow.Definition("early", Flow.Flowchart(
            "F", [Flow.Task("T"), Flow.Wait("W", "Closed"), Flow.Line("by cutoff"), Flow.Line("done")],
            "T>W", "W:Cutoff>by cutoff", "W>done")));
        await bench.ResumeAsync(new Stimulus(new StimulusKey("Closed"), new Dictionary<string, object?> { ["Outcomes"] = new[] { "Cutoff" } }));

        await bench.ReportAsync("T");

        Assert.Equal(["by cutoff"], bench.Lines);
    }

    [Fact]
    public async Task A_kept_stimulus_for_another_instance_or_correlation_is_not_taken()
    {
        var bench = new Workbench();
        await bench.PublishAsync(Flow.Definition("early", Flow.Sequence("Q", Flow.Task("T"), Flow.Wait("W", "Closed"), Flow.Line("closed"))));
        var other = await bench.StartAsync("early");
        await bench.StartAsync("early", request => request with { CorrelationId = "d1" });
        await bench.ResumeAsync(new Stimulus(new StimulusKey("Closed")) { InstanceId = other.InstanceId });
        await bench.ResumeAsync(new Stimulus(new StimulusKey("Closed")) { CorrelationId = "d2" });

        await bench.ReportAsync("T");

        Assert.Empty(bench.Lines);
        Assert.Equal(2, (await bench.RowsAsync(KeptStimulusRow.Table)).Count);
    }

    [Fact]
    public async Task A_stimulus_for_an_instance_that_has_ended_is_not_kept()
    {
        var bench = new Workbench();
        var ended = await bench.RunAsync(Flow.Definition("short", Flow.Line("A")));

        await bench.ResumeAsync(new Stimulus(new StimulusKey("Closed")) { InstanceId = ended.InstanceId });

        Assert.Empty(await bench.RowsAsync(KeptStimulusRow.Table));
    }

    [Fact]
    public async Task What_was_kept_for_an_instance_goes_with_it()
    {
        var bench = new Workbench();
        var waiting = await bench.RunAsync(Flow.Definition("task", Flow.Task("T")));
        await bench.ResumeAsync(new Stimulus(new StimulusKey("Never")) { InstanceId = waiting.InstanceId });

        await bench.ReportAsync("T");

        Assert.Empty(await bench.RowsAsync(KeptStimulusRow.Table));
    }

    [Fact]
    public async Task A_stimulus_that_is_kept_while_its_bookmark_is_being_made_makes_that_step_begin_anew()
    {
        var bench = new Workbench();
        var waiting = await bench.RunAsync(Flow.Definition("race", Flow.Sequence("Q", Flow.Task("T"), Flow.Wait("W", "Closed"), Flow.Line("closed"))));
        var attempts = 0;
        await bench.DoAsync(async step =>
        {
            var report = await bench.Runtime.ResumeAsync(step, TaskReport.Of(bench.Tasks[0].TaskId, null), keep: false);
            if (++attempts == 1)
            {
                await bench.ResumeAsync(new Stimulus(new StimulusKey("Closed")) { InstanceId = waiting.InstanceId });
            }

            return report;
        });

        Assert.Equal(2, attempts);
        Assert.Equal(InstanceStatus.Finished, (await bench.InstanceAsync(waiting.InstanceId)).SubStatus);
    }

    [Fact]
    public async Task A_stimulus_without_an_instance_that_missed_its_bookmark_is_met_by_the_worker()
    {
        var bench = new Workbench();
        await bench.RunAsync(Flow.Definition("missed", Flow.Sequence("Q", Flow.Wait("W", "Closed"), Flow.Line("closed"))));
        await bench.DoAsync(step =>
        {
            step.Transaction.Insert(KeptStimulusRow.Table, new KeptStimulusRow { Id = "k", StimulusHash = new StimulusKey("Closed").Hash, Input = "{}", CreatedAt = step.At });
            return ValueTask.FromResult(true);
        });
        var worker = new KeptStimulusRun(bench.Store, bench.Host, bench.Runtime);

        Assert.Equal(1, await worker.MeetAsync(TestContext.Current.CancellationToken));
        Assert.Equal(0, await worker.MeetAsync(TestContext.Current.CancellationToken));
        Assert.Equal(["closed"], bench.Lines);
    }

    [Fact]
    public async Task One_that_missed_its_bookmark_wakes_a_loop_that_waits_for_the_same_again_only_once()
    {
        var bench = new Workbench();
        var loop = Flow.Activity("Elsa.For", "L", ("start", Flow.Input(1)), ("end", Flow.Input(2)), ("body", Flow.Sequence("Q", Flow.Wait("W", "Closed"), Flow.Line("closed"))));
        await bench.RunAsync(Flow.Definition("again", loop));
        await bench.DoAsync(step =>
        {
            step.Transaction.Insert(KeptStimulusRow.Table, new KeptStimulusRow { Id = "k", StimulusHash = new StimulusKey("Closed").Hash, Input = "{}", CreatedAt = step.At });
            return ValueTask.FromResult(true);
        });

        Assert.Equal(1, await new KeptStimulusRun(bench.Store, bench.Host, bench.Runtime).MeetAsync(TestContext.Current.CancellationToken));

        Assert.Equal(["closed"], bench.Lines);
        Assert.Single(await bench.BookmarksAsync());
    }

    [Fact]
    public async Task One_whose_bookmark_goes_while_the_worker_looks_is_kept_for_the_next()
    {
        var bench = new Workbench();
        await bench.RunAsync(Flow.Definition("gone", Flow.Sequence("Q", Flow.Wait("W", "Closed"), Flow.Task("T"), Flow.Wait("X", "Closed"), Flow.Line("closed"))));
        await bench.DoAsync(step =>
        {
            step.Transaction.Insert(KeptStimulusRow.Table, new KeptStimulusRow { Id = "k", StimulusHash = new StimulusKey("Closed").Hash, Input = "{}", CreatedAt = step.At });
            return ValueTask.FromResult(true);
        });
        var overtaken = new OvertakenRuntime(bench.Runtime, () => bench.ResumeAsync(new Stimulus(new StimulusKey("Closed"))));

        Assert.Equal(0, await new KeptStimulusRun(bench.Store, bench.Host, overtaken).MeetAsync(TestContext.Current.CancellationToken));
        Assert.Single(await bench.RowsAsync(KeptStimulusRow.Table));

        await bench.ReportAsync("T");
        Assert.Equal(["closed"], bench.Lines);
    }

    /// <summary>Somebody else is faster, once, just before the stimulus is applied.</summary>
    private sealed class OvertakenRuntime(IWorkflowRuntime inner, Func<Task> overtake) : IWorkflowRuntime
    {
        private bool _isOvertaken;

        public ValueTask<StepReport> StartAsync(Step step, StartRequest request) => inner.StartAsync(step, request);

        public async ValueTask<StepReport> ResumeAsync(Step step, Stimulus stimulus, bool keep = true)
        {
            if (!_isOvertaken)
            {
                _isOvertaken = true;
                await overtake();
            }

            return await inner.ResumeAsync(step, stimulus, keep);
        }

        public ValueTask<bool> MoveWaitAsync(Step step, StimulusKey from, StimulusKey to) => inner.MoveWaitAsync(step, from, to);

        public ValueTask<bool> RetryAsync(Step step, string instanceId) => inner.RetryAsync(step, instanceId);

        public ValueTask CancelAsync(Step step, string instanceId) => inner.CancelAsync(step, instanceId);
    }
}
