using CoordinationFlow.Workflows.Journal;

namespace CoordinationFlow.UnitTests.Workflows.Execution;

public sealed class JournalTests
{
    [Fact]
    public async Task The_journal_tells_each_execution_in_order_without_gaps()
    {
        var bench = new Workbench();
        var instance = await bench.RunAsync(Flow.Definition("story", Flow.Sequence("Q", Flow.Line("A"), Flow.Task("T"), Flow.Line("B"))));
        await bench.ReportAsync("T");

        var rows = (await bench.RowsAsync(JournalRow.Table)).SelectMany(row => row.Read()).OrderBy(row => row.Seq).ToArray();

        Assert.Equal(Enumerable.Range(1, rows.Length).Select(each => (long)each), rows.Select(row => row.Seq));
        Assert.Equal(
            "Workflow1.Started Q.Started A.Started A.Completed T.Started T.Suspended T.Resumed T.Completed B.Started B.Completed Q.Completed Workflow1.Completed",
            string.Join(' ', rows.Select(row => $"{row.ActivityId}.{row.Event}")));
        Assert.Equal(rows.Length, (await bench.InstanceAsync(instance.InstanceId)).JournalSeq);
    }

    [Fact]
    public async Task Branches_run_breadth_first_over_the_whole_instance()
    {
        var bench = new Workbench();
        await bench.RunAsync(Flow.Definition("order", Flow.Parallel(
            "P", Flow.Sequence("A", Flow.Line("A1"), Flow.Line("A2")), Flow.Sequence("B", Flow.Line("B1"), Flow.Line("B2")))));

        Assert.Equal(["A1", "B1", "A2", "B2"], bench.Lines);
    }

    [Fact]
    public async Task A_step_that_does_more_than_a_row_holds_writes_several_and_loses_no_entry()
    {
        var bench = new Workbench();
        var instance = await bench.RunAsync(Flow.Definition("long", Flow.Activity("Elsa.For", "L", ("start", Flow.Input(1)), ("end", Flow.Input(1_000)), ("body", Flow.Line("A")))));

        var rows = await bench.RowsAsync(JournalRow.Table);
        var entries = rows.OrderBy(row => row.Seq).SelectMany(row => row.Read()).ToArray();

        Assert.True(rows.Count > 1 && rows.All(row => row.Read().Count <= JournalRow.MostEntries));
        Assert.Equal(Enumerable.Range(1, entries.Length), entries.Select(entry => (int)entry.Seq));
        Assert.Equal(1_000, entries.Count(entry => entry is { ActivityId: "A", ActivityType: "Elsa.WriteLine", Event: "Completed" }));
        Assert.Equal(entries.Length, (await bench.InstanceAsync(instance.InstanceId)).JournalSeq);
    }

    [Fact]
    public void Entries_of_executions_that_take_turns_are_read_as_they_were_written()
    {
        JournalEntry Entry(long seq, long execution, string activity, string type, string happened, string? details = null) => new()
        {
            InstanceId = "i",
            Seq = seq,
            At = DateTimeOffset.UnixEpoch,
            Execution = execution,
            ActivityId = activity,
            ActivityType = type,
            Event = happened,
            Details = details,
        };
        JournalEntry[] entries =
        [
            Entry(7, 1, "all", "Elsa.Parallel", "Started"),
            Entry(8, 2, "ask", "Elsa.RunTask", "Started"),
            Entry(9, 3, "ask", "Elsa.RunTask", "Started"),
            Entry(10, 2, "ask", "Elsa.RunTask", "Suspended"),
            Entry(11, 2, "ask", "Elsa.RunTask", "Completed", """{"outcomes":["Done"]}"""),
            Entry(12, 1, "all", "Elsa.Parallel", "Completed"),
            Entry(13, 4, "all", "Elsa.Parallel", "Started"),
        ];
        Assert.Equal(entries, Assert.Single(JournalRow.Of(entries)).Read());
    }
}
