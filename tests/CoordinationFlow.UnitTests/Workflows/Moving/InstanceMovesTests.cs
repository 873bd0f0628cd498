using System.Text.Json.Nodes;
using CoordinationFlow.Workflows.Instances;
using CoordinationFlow.Workflows.Journal;
using CoordinationFlow.Workflows.Moving;

namespace CoordinationFlow.UnitTests.Workflows.Moving;

/// <summary>Running instances go on by another version of their definition, or it is said why not.</summary>
public sealed class InstanceMovesTests
{
    private readonly Workbench _bench = new();

    [Fact]
    public async Task An_instance_goes_on_by_the_new_versions_activities_and_connections()
    {
        var verdict = await MoveAsync(
            Flow.Flowchart("F", [Flow.Line("one"), Flow.Task("ask"), Flow.Line("old")], "one>ask", "ask>old"),
            Flow.Flowchart("F", [Flow.Line("before"), Flow.Line("one"), Flow.Task("ask"), Flow.Line("new"), Flow.Line("old")], "before>one", "one>ask", "ask>new", "new>old"));

        Assert.True(verdict.IsPossible);
        Assert.Equal((1, 2), (verdict.FromVersion, verdict.ToVersion));
        Assert.Equal(["ask"], verdict.WaitsAt);
        await _bench.ReportAsync("ask");
        Assert.Equal(["one", "new", "old"], _bench.Lines);
        Assert.Equal(2, (await _bench.InstanceAsync(verdict.InstanceId)).DefinitionVersion);
    }

    [Fact]
    public async Task The_journal_tells_the_move()
    {
        var verdict = await MoveAsync(Flow.Sequence("Q", Flow.Task("ask")), Flow.Sequence("Q", Flow.Task("ask"), Flow.Line("more")));
        var moved = Assert.Single((await _bench.RowsAsync(JournalRow.Table)).SelectMany(row => row.Read()), row => row.Event == InstanceMoves.Moved);

        Assert.Equal((verdict.InstanceId, """{"from":1,"to":2}"""), (moved.InstanceId, moved.Details));
        await _bench.ReportAsync("ask");
        Assert.Equal(["more"], _bench.Lines);
        Assert.Equal(InstanceStatus.Finished, (await _bench.InstanceAsync(verdict.InstanceId)).SubStatus);
    }

    [Fact]
    public async Task A_dry_run_changes_nothing()
    {
        var (instance, version) = await TwoVersionsAsync(Flow.Sequence("Q", Flow.Task("ask")), Flow.Sequence("Q", Flow.Task("ask"), Flow.Line("more")));
        var before = await _bench.InstanceAsync(instance);
        var verdict = await _bench.DoAsync(step => new InstanceMoves(_bench.Library).CheckAsync(step, instance, version));

        Assert.True(verdict!.IsPossible);
        Assert.Equal(before, await _bench.InstanceAsync(instance));
    }

    [Fact]
    public async Task An_activity_that_is_gone_keeps_the_instance_where_it_is()
    {
        var verdict = await MoveAsync(Flow.Sequence("Q", Flow.Task("ask")), Flow.Sequence("Q", Flow.Task("other")));

        Assert.Equal([new MoveObstacle(MoveObstacleKind.ActivityGone, "ask")], verdict.Obstacles);
        Assert.Equal(1, (await _bench.InstanceAsync(verdict.InstanceId)).DefinitionVersion);
        await _bench.ReportAsync("ask");
        Assert.Equal(InstanceStatus.Finished, (await _bench.InstanceAsync(verdict.InstanceId)).SubStatus);
    }

    [Fact]
    public async Task An_activity_of_another_type_keeps_it_too()
    {
        var verdict = await MoveAsync(Flow.Sequence("Q", Flow.Task("ask")), Flow.Sequence("Q", Flow.Wait("ask", "x")));

        Assert.Equal([new MoveObstacle(MoveObstacleKind.OtherType, "ask")], verdict.Obstacles);
    }

    [Fact]
    public async Task Branches_that_are_others_keep_it()
    {
        var verdict = await MoveAsync(Flow.Parallel("P", Flow.Task("A"), Flow.Task("B")), Flow.Parallel("P", Flow.Task("A"), Flow.Task("B"), Flow.Task("C")));

        Assert.Contains(new MoveObstacle(MoveObstacleKind.OtherBranches, "P"), verdict.Obstacles);
    }

    [Fact]
    public async Task An_instance_that_has_ended_or_is_there_already_is_not_moved()
    {
        var verdict = await MoveAsync(Flow.Sequence("Q", Flow.Line("a")), Flow.Sequence("Q", Flow.Line("b")));
        Assert.Equal(MoveObstacleKind.Ended, verdict.Obstacles[0].Kind);

        var (instance, version) = await TwoVersionsAsync(Flow.Sequence("Q", Flow.Task("ask")), Flow.Sequence("Q", Flow.Task("ask"), Flow.Line("b")), "second");
        await _bench.DoAsync(step => new InstanceMoves(_bench.Library).MoveAsync(step, instance, version));
        Assert.Equal(MoveObstacleKind.AlreadyThere, (await _bench.DoAsync(step => new InstanceMoves(_bench.Library).MoveAsync(step, instance, version)))!.Obstacles[0].Kind);
    }

    [Fact]
    public async Task Variables_keep_their_values_and_new_ones_have_their_default()
    {
        var (instance, version) = await TwoVersionsAsync(
            Flow.Sequence("Q", Flow.Set("set", "Kept", Flow.Js("7")), Flow.Task("ask"), Flow.Line("tell", "`${variables.Kept}`")),
            Flow.Sequence("Q", Flow.Set("set", "Kept", Flow.Js("8")), Flow.Task("ask"), Flow.Line("tell", "`${variables.Kept} ${variables.Fresh}`")),
            "variables", [Flow.Variable("Kept"), Flow.Variable("Gone")], [Flow.Variable("Kept"), Flow.Variable("Fresh", "Int32", 3)]);
        await _bench.DoAsync(step => new InstanceMoves(_bench.Library).MoveAsync(step, instance, version));
        await _bench.ReportAsync("ask");

        Assert.Equal(["7 3"], _bench.Lines);
    }

    [Fact]
    public async Task A_value_that_is_none_of_the_new_type_keeps_it()
    {
        var (instance, version) = await TwoVersionsAsync(
            Flow.Sequence("Q", Flow.Set("set", "V", Flow.Input("abc")), Flow.Task("ask")), Flow.Sequence("Q", Flow.Set("set", "V", Flow.Js("1")), Flow.Task("ask")),
            "types", [Flow.Variable("V", "String")], [Flow.Variable("V", "Int32")]);
        var verdict = await _bench.DoAsync(step => new InstanceMoves(_bench.Library).CheckAsync(step, instance, version));

        Assert.Equal([new MoveObstacle(MoveObstacleKind.OtherVariableType, "V")], verdict!.Obstacles);
    }

    [Fact]
    public async Task A_join_still_waits_for_the_branch_that_is_under_way_and_for_no_other()
    {
        var verdict = await MoveAsync(
            Flow.Flowchart("F", [Flow.Line("start"), Flow.Task("A"), Flow.Task("B"), Join(), Flow.Line("end")], "start>A", "start>B", "A>join", "B>join", "join>end"),
            Flow.Flowchart("F", [Flow.Line("end"), Join(), Flow.Task("B"), Flow.Task("A"), Flow.Line("start"), Flow.Line("extra")], "start>B", "start>A", "start>join", "B>extra", "extra>join", "A>join", "join>end"),
            before: () => _bench.ReportAsync("A"));
        Assert.True(verdict.IsPossible);
        Assert.Equal(["start"], _bench.Lines);
        await _bench.ReportAsync("B");

        Assert.Equal(["start", "extra", "end"], _bench.Lines);
        Assert.Equal(InstanceStatus.Finished, (await _bench.InstanceAsync(verdict.InstanceId)).SubStatus);
    }

    [Fact]
    public async Task A_loop_goes_on_with_its_items_by_the_new_body()
    {
        JsonObject Loop(params JsonObject[] body) => Flow.Activity("Elsa.ForEach", "L", ("items", Flow.Js("[1, 2]")), ("body", Flow.Sequence("body", body)));
        await MoveAsync(Flow.Sequence("Q", Loop(Flow.Task("ask"))), Flow.Sequence("Q", Loop(Flow.Task("ask"), Flow.Line("more"))));
        await _bench.ReportAsync("ask");
        await _bench.ReportAsync("ask");

        Assert.Equal(["more", "more"], _bench.Lines);
    }

    private static JsonObject Join() => Flow.Activity("Elsa.FlowJoin", "join", ("mode", Flow.Input("WaitAll")));

    private async Task<MoveVerdict> MoveAsync(JsonObject old, JsonObject next, Func<Task>? before = null)
    {
        var (instance, version) = await TwoVersionsAsync(old, next);
        await (before?.Invoke() ?? Task.CompletedTask);
        return (await _bench.DoAsync(step => new InstanceMoves(_bench.Library).MoveAsync(step, instance, version)))!;
    }

    private async Task<(string Instance, string Version)> TwoVersionsAsync(JsonObject old, JsonObject next, string id = "moved", JsonObject[]? before = null, JsonObject[]? after = null)
    {
        var instance = await _bench.RunAsync(Flow.Definition(id, old, before ?? []));
        return (instance.InstanceId, (await _bench.PublishAsync(Flow.Definition(id, next, after ?? []))).Id);
    }
}
