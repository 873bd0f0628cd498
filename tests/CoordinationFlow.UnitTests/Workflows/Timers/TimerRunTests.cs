using System.Text.Json.Nodes;
using CoordinationFlow.Workflows.Journal;
using CoordinationFlow.Workflows.Timers;

namespace CoordinationFlow.UnitTests.Workflows.Timers;

public sealed class TimerRunTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_timer_fires_once_when_it_is_due_and_not_before()
    {
        var bench = new Workbench();
        await bench.RunAsync(Delayed("d", "01:00:00"));
        var due = bench.Now.AddHours(1);

        Assert.Equal(due, await bench.Timers.NextDueAsync(Token));
        Assert.Equal(0, await bench.Timers.FireDueAsync(due.AddTicks(-1), Token));
        Assert.Equal(1, await bench.Timers.FireDueAsync(due, Token));
        Assert.Equal(0, await bench.Timers.FireDueAsync(due, Token));

        Assert.Equal(["after"], bench.Lines);
        Assert.Null(await bench.Timers.NextDueAsync(Token));
    }

    [Fact]
    public async Task A_timer_that_fires_late_acts_at_its_planned_instant()
    {
        var bench = new Workbench();
        await bench.RunAsync(Delayed("d", "01:00:00"));

        await bench.Timers.FireDueAsync(bench.Now.AddDays(3), Token);

        var completed = (await bench.RowsAsync(JournalRow.Table)).SelectMany(row => row.Read()).Single(row => row is { ActivityId: "after", Event: "Completed" });
        Assert.Equal(bench.Now.AddHours(1), completed.At);
    }

    [Fact]
    public async Task Two_nodes_that_fire_at_the_same_time_fire_each_timer_once()
    {
        var bench = new Workbench();
        await bench.PublishAsync(Delayed("d", "00:01:00"));
        for (var instance = 0; instance < 100; instance++)
        {
            await bench.StartAsync("d");
        }

        var now = bench.Now.AddMinutes(2);
        var nodes = new[] { new Workbench(bench.Store), new Workbench(bench.Store) };
        await Task.WhenAll(nodes.Select(node => Task.Run(() => node.Timers.FireDueAsync(now, Token), Token)));

        var after = (await bench.RowsAsync(JournalRow.Table)).SelectMany(row => row.Read()).Where(row => row is { ActivityId: "after", Event: "Completed" });
        Assert.Equal(100, after.Count());
        Assert.Empty(await bench.RowsAsync(TimerRow.Table));
    }

    [Fact]
    public async Task A_delay_that_begins_when_another_ends_counts_from_the_planned_instant()
    {
        var bench = new Workbench();
        await bench.RunAsync(Flow.Definition("d", Flow.Sequence("Q", Delay("D1", "01:00:00"), Delay("D2", "01:00:00"), Flow.Line("after"))));

        Assert.Equal(2, await bench.Timers.FireDueAsync(bench.Now.AddHours(2), Token));

        Assert.Equal(["after"], bench.Lines);
    }

    [Fact]
    public async Task A_timer_whose_step_fails_keeps_its_place_and_does_not_keep_the_others()
    {
        var bench = new Workbench();
        await bench.RunAsync(Flow.Definition("bad", Flow.Sequence("Q", Delay("D", "00:01:00"), Flow.Activity("Test.Abort", "X"))));
        await bench.RunAsync(Delayed("good", "00:02:00"));

        var failure = await Assert.ThrowsAsync<AggregateException>(() => bench.Timers.FireDueAsync(bench.Now.AddHours(1), Token));

        Assert.Single(failure.InnerExceptions);
        Assert.Equal(["after"], bench.Lines);
        Assert.Single(await bench.RowsAsync(TimerRow.Table));
    }

    [Fact]
    public async Task StartAt_in_the_past_does_not_wait()
    {
        var bench = new Workbench();
        await bench.RunAsync(Flow.Definition("s", Flow.Sequence(
            "Q", Flow.Activity("Elsa.StartAt", "S", ("dateTime", Flow.Input("2026-03-02T07:59:59Z"))), Flow.Line("after"))));

        Assert.Equal(["after"], bench.Lines);
    }

    private static JsonObject Delay(string id, string span) => Flow.Activity("Elsa.Delay", id, ("timeSpan", Flow.Input(span)));

    private static JsonObject Delayed(string id, string span) => Flow.Definition(id, Flow.Sequence("Q", Delay("D", span), Flow.Line("after")));
}
