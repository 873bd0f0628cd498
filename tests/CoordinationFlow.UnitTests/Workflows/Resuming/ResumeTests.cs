using System.Text.Json.Nodes;
using CoordinationFlow.Workflows.Activities.Events;
using CoordinationFlow.Workflows.Activities.Tasks;
using CoordinationFlow.Workflows.Bookmarks;
using CoordinationFlow.Workflows.Instances;
using CoordinationFlow.Workflows.Runtime;
using CoordinationFlow.Workflows.Timers;

namespace CoordinationFlow.UnitTests.Workflows.Resuming;

public sealed class ResumeTests
{
    [Fact]
    public async Task A_second_report_of_a_task_is_ignored()
    {
        var bench = new Workbench();
        await bench.RunAsync(Flow.Definition("task", Flow.Sequence("Q", Flow.Task("T"), Flow.Line("after"), Flow.Task("U"))));
        var id = bench.Tasks[0].TaskId;

        Assert.Single((await bench.ResumeAsync(TaskReport.Of(id, 1), keep: false)).Instances);
        Assert.Empty((await bench.ResumeAsync(TaskReport.Of(id, 2), keep: false)).Instances);

        Assert.Equal(["after"], bench.Lines);
    }

    [Fact]
    public async Task Four_tasks_of_one_instance_reported_at_the_same_time_all_count_once()
    {
        var bench = new Workbench();
        await bench.PublishAsync(Flow.Definition("four", Flow.Sequence(
            "Q", Flow.Parallel("P", Flow.Task("T1"), Flow.Task("T2"), Flow.Task("T3"), Flow.Task("T4")), Flow.Line("all"))));
        for (var turn = 0; turn < 50; turn++)
        {
            bench.Tasks.Clear();
            var instance = await bench.StartAsync("four");
            var reports = bench.Tasks.Select(task => TaskReport.Of(task.TaskId, null)).ToArray();

            await Task.WhenAll(reports.Select(report => Task.Run(() => new Workbench(bench.Store).ResumeAsync(report, keep: false))));

            Assert.Equal(InstanceStatus.Finished, (await bench.InstanceAsync(instance.InstanceId)).SubStatus);
        }
    }

    [Fact]
    public async Task A_step_whose_instance_moved_meanwhile_is_tried_again_on_fresh_reads()
    {
        var bench = new Workbench();
        var instance = await bench.RunAsync(Flow.Definition("two", Flow.Sequence("Q", Flow.Parallel("P", Flow.Task("T1"), Flow.Task("T2")), Flow.Line("both"))));
        var attempts = 0;
        await bench.DoAsync(async step =>
        {
            var report = await bench.Runtime.ResumeAsync(step, TaskReport.Of(bench.Tasks[0].TaskId, null), keep: false);
            if (++attempts == 1)
            {
                await bench.ResumeAsync(TaskReport.Of(bench.Tasks[1].TaskId, null), keep: false);
            }

            return report;
        });

        Assert.Equal(2, attempts);
        Assert.Equal(InstanceStatus.Finished, (await bench.InstanceAsync(instance.InstanceId)).SubStatus);
    }

    [Fact]
    public async Task One_instance_may_be_touched_several_times_in_one_step()
    {
        var bench = new Workbench();
        await bench.PublishAsync(Flow.Definition("steps", Flow.Sequence("Q", Flow.Wait("W1", "one"), Flow.Wait("W2", "two"), Flow.Line("end"))));
        var id = await bench.DoAsync(async step =>
        {
            var started = await bench.Runtime.StartAsync(step, new StartRequest("steps"));
            await bench.Runtime.ResumeAsync(step, new Stimulus(new StimulusKey("one")));
            await bench.Runtime.ResumeAsync(step, new Stimulus(new StimulusKey("two")));
            return started.Instances[0].InstanceId;
        });

        Assert.Equal(["end"], bench.Lines);
        Assert.Equal(InstanceStatus.Finished, (await bench.InstanceAsync(id)).SubStatus);
        Assert.Empty(await bench.BookmarksAsync());
    }

    [Theory]
    [InlineData(9, InstanceStatus.Finished)]
    [InlineData(11, InstanceStatus.Suspended)]
    public async Task An_event_that_nobody_waits_for_is_kept_for_ten_minutes(int minutes, string expected)
    {
        var bench = new Workbench();
        await bench.ResumeAsync(PublishedEvent.Of("Go"));
        bench.Now += TimeSpan.FromMinutes(minutes);

        var instance = await bench.RunAsync(Flow.Definition("event", Flow.Activity("Elsa.Event", "E", ("eventName", Flow.Input("Go")))));

        Assert.Equal(expected, instance.SubStatus);
        Assert.Empty(await bench.RowsAsync(KeptStimulusRow.Table));
    }

    [Fact]
    public async Task A_wait_can_be_moved_to_another_key()
    {
        var bench = new Workbench();
        await bench.RunAsync(Flow.Definition("move", Flow.Sequence("Q", Flow.Wait("W", "round1"), Flow.Line("closed"))));
        Assert.True(await bench.DoAsync(step => bench.Runtime.MoveWaitAsync(step, new("round1"), new("round2"))));
        Assert.False(await bench.DoAsync(step => bench.Runtime.MoveWaitAsync(step, new("round1"), new("round3"))));

        Assert.Empty((await bench.ResumeAsync(new Stimulus(new StimulusKey("round1")), keep: false)).Instances);
        Assert.Equal(InstanceStatus.Finished, (await bench.ResumeAsync(new Stimulus(new StimulusKey("round2")))).Instances[0].SubStatus);
    }

    [Fact]
    public async Task A_wait_that_is_moved_meets_a_stimulus_that_came_before()
    {
        var bench = new Workbench();
        await bench.RunAsync(Flow.Definition("move", Flow.Sequence("Q", Flow.Wait("W", "round1"), Flow.Line("closed"))));
        await bench.ResumeAsync(new Stimulus(new StimulusKey("round2")));

        await bench.DoAsync(step => bench.Runtime.MoveWaitAsync(step, new("round1"), new("round2")));

        Assert.Equal(["closed"], bench.Lines);
    }

    [Fact]
    public async Task Cancelling_takes_bookmarks_timers_and_kept_stimuli_away_and_may_be_repeated()
    {
        var bench = new Workbench();
        var instance = await bench.RunAsync(Flow.Definition("cancel", Flow.Parallel(
            "P", Flow.Task("T"), Flow.Wait("W", "x"), Flow.Activity("Elsa.Delay", "D", ("timeSpan", Flow.Input("01:00:00"))))));
        await bench.ResumeAsync(new Stimulus(new StimulusKey("early")) { InstanceId = instance.InstanceId });

        for (var time = 0; time < 2; time++)
        {
            await bench.DoAsync(async step =>
            {
                await bench.Runtime.CancelAsync(step, instance.InstanceId);
                return true;
            });
        }

        Assert.Equal(InstanceStatus.Cancelled, (await bench.InstanceAsync(instance.InstanceId)).SubStatus);
        Assert.Empty(await bench.BookmarksAsync());
        Assert.Empty(await bench.RowsAsync(TimerRow.Table));
        Assert.Empty(await bench.RowsAsync(KeptStimulusRow.Table));
        Assert.Empty((await bench.ReportAsync("T")).Instances);
    }

    [Fact]
    public async Task A_child_workflow_that_waits_gives_its_output_to_its_parent_in_the_step_in_which_it_ends()
    {
        var bench = new Workbench();
        await bench.PublishAsync(Flow.Definition("child", Flow.Sequence(
            "Q", Flow.Task("T"), Flow.Activity("Elsa.SetOutput", "O", ("outputName", Flow.Input("Answer")), ("outputValue", Flow.Input(42))))));
        var call = Flow.Activity("Elsa.ExecuteWorkflow", "X", ("workflowDefinitionId", Flow.Input("child")), ("waitForCompletion", Flow.Input(true)));
        call["result"] = new JsonObject { ["memoryReference"] = new JsonObject { ["id"] = "v-R" } };
        var parent = await bench.RunAsync(Flow.Definition("parent", Flow.Sequence("Q", call, Flow.Line("P", "return getR().output.Answer")), Flow.Variable("R", "Object")));

        var report = await bench.ReportAsync("T");

        Assert.Equal(["42"], bench.Lines);
        Assert.Equal(2, report.Instances.Count);
        Assert.Equal(InstanceStatus.Finished, (await bench.InstanceAsync(parent.InstanceId)).SubStatus);
    }
}
