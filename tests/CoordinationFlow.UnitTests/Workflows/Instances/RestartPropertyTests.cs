using System.Text.Json.Nodes;
using CoordinationFlow.Workflows.Activities.Tasks;
using CoordinationFlow.Workflows.Instances;
using CoordinationFlow.Workflows.Journal;

namespace CoordinationFlow.UnitTests.Workflows.Instances;

/// <summary>Random flows of containers, loops, branches and tasks, driven by random reports.</summary>
public sealed class RestartPropertyTests
{
    private const int MostReports = 500;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 150)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task An_instance_that_is_read_anew_before_each_step_tells_the_same_story_as_one_step_after_the_other(int seed)
    {
        var definition = RandomFlow.Of(new Random(seed));

        var together = await StoryAsync(definition, seed, restart: false);
        var apart = await StoryAsync(definition, seed, restart: true);

        Assert.Equal(together, apart);
        Assert.NotEmpty(together);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task A_suspended_instance_always_has_something_that_can_wake_it_and_an_ended_one_nothing(int seed)
    {
        var bench = new Workbench();
        var chance = new Random(seed);
        var instance = await bench.RunAsync(RandomFlow.Of(new Random(seed)));
        var open = bench.Tasks.ToList();
        for (var reports = 0; ; reports++)
        {
            Assert.True(reports < MostReports, "The flow does not end.");
            var row = await bench.InstanceAsync(instance.InstanceId);
            var bookmarks = await bench.BookmarksAsync();
            Assert.Equal(row.Status == InstanceStatus.Running, bookmarks.Count > 0);
            Assert.All(bookmarks, bookmark => Assert.Contains($"\"{bookmark.Id}\"", row.State, StringComparison.Ordinal));
            if (row.Status == InstanceStatus.Finished || open.Count == 0)
            {
                Assert.Equal(InstanceStatus.Finished, row.Status);
                return;
            }

            var next = open[chance.Next(open.Count)];
            open.Remove(next);
            bench.Tasks.Clear();
            await bench.ResumeAsync(TaskReport.Of(next.TaskId, 1), keep: false);
            open.AddRange(bench.Tasks);
        }
    }

    private static async Task<string> StoryAsync(JsonObject definition, int seed, bool restart)
    {
        var first = new Workbench();
        var chance = new Random(seed);
        await first.RunAsync((JsonObject)definition.DeepClone());
        var bench = first;
        var open = bench.Tasks.ToList();
        for (var reports = 0; reports < MostReports && open.Count > 0 && (await first.BookmarksAsync()).Count > 0; reports++)
        {
            var next = open[chance.Next(open.Count)];
            open.Remove(next);
            bench = restart ? new Workbench(first.Store) : first;
            bench.Tasks.Clear();
            await bench.ResumeAsync(TaskReport.Of(next.TaskId, 1), keep: false);
            open.AddRange(bench.Tasks);
        }

        var rows = (await first.RowsAsync(JournalRow.Table)).SelectMany(row => row.Read()).OrderBy(row => row.Seq);
        var instance = Assert.Single(await first.RowsAsync(InstanceRow.Table));
        return string.Join('\n', rows.Select(row => $"{row.Execution} {row.ActivityId}.{row.Event} {row.Details}").Append(instance.SubStatus));
    }
}
