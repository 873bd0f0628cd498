using CoordinationFlow.Workflows.Definitions;
using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.UnitTests.Workflows.Definitions;

public sealed class DefinitionLibraryTests
{
    [Fact]
    public async Task A_definition_comes_back_as_it_came_unknown_properties_included()
    {
        var bench = new Workbench();
        var definition = Flow.Definition("kept", Flow.Line("A"));
        definition["mystery"] = 1.50;
        definition["root"]!["metadata"] = new System.Text.Json.Nodes.JsonObject { ["designer"] = new System.Text.Json.Nodes.JsonObject { ["x"] = -20 } };

        var row = await bench.PublishAsync(definition);

        Assert.Equal(CanonicalJson.Of(definition.ToJsonString()), CanonicalJson.Of(row.Json));
    }

    [Fact]
    public void Canonical_json_does_not_see_order_or_white_space()
    {
        Assert.Equal(CanonicalJson.Of("""{"b":[1,{"y":2,"x":"é"}],"a":null}"""), CanonicalJson.Of("""{ "a" : null, "b" : [ 1, {"x":"é","y":2} ] }"""));
        Assert.NotEqual(CanonicalJson.HashOf("""{"a":[1,2]}"""), CanonicalJson.HashOf("""{"a":[2,1]}"""));
    }

    [Fact]
    public async Task A_running_instance_stays_on_its_version()
    {
        var bench = new Workbench();
        await bench.PublishAsync(Flow.Definition("two", Flow.Sequence("Q", Flow.Task("T"), Flow.Line("old"))));
        var first = await bench.StartAsync("two");
        await bench.PublishAsync(Flow.Definition("two", Flow.Sequence("Q", Flow.Line("new"), Flow.Task("T"))));

        await bench.StartAsync("two");
        var firstTask = bench.Tasks[0];
        await bench.ResumeAsync(CoordinationFlow.Workflows.Activities.Tasks.TaskReport.Of(firstTask.TaskId, null), keep: false);

        Assert.Equal(["new", "old"], bench.Lines);
        Assert.Equal(1, (await bench.InstanceAsync(first.InstanceId)).DefinitionVersion);
    }

    [Fact]
    public async Task A_running_instance_stays_on_the_version_of_a_workflow_used_in_it_even_by_an_engine_that_starts_anew()
    {
        var bench = new Workbench();
        var used = Flow.Definition("Part", Flow.Sequence("Q", Flow.Task("T"), Flow.Line("old part")));
        used["options"]!["usableAsActivity"] = true;
        await bench.PublishAsync(used);
        await bench.RunAsync(Flow.Definition("whole", Flow.Sequence("Q", Flow.Activity("Part", "P", ("workflowDefinitionId", "Part")))));
        var newer = Flow.Definition("Part", Flow.Sequence("Q", Flow.Line("new part")));
        newer["options"]!["usableAsActivity"] = true;
        await bench.PublishAsync(newer);

        var restarted = new Workbench(bench.Store);
        restarted.Tasks.AddRange(bench.Tasks);
        await restarted.ReportAsync("T");

        Assert.Equal(["old part"], restarted.Lines);
    }

    [Fact]
    public async Task A_new_instance_runs_the_workflow_used_in_it_as_it_is_published_now()
    {
        var bench = new Workbench();
        async Task PublishPart(string line)
        {
            var used = Flow.Definition("Part", Flow.Line(line));
            used["options"]!["usableAsActivity"] = true;
            await bench.PublishAsync(used);
        }

        await PublishPart("old");
        await bench.RunAsync(Flow.Definition("whole", Flow.Sequence("Q", Flow.Activity("Part", "P", ("workflowDefinitionId", "Part")))));
        await bench.StartAsync("whole");
        await PublishPart("new");
        await bench.StartAsync("whole");

        Assert.Equal(["old", "old", "new"], bench.Lines);
    }

    [Fact]
    public async Task Only_one_version_is_published_and_only_one_is_the_latest()
    {
        var bench = new Workbench();
        for (var version = 0; version < 3; version++)
        {
            await bench.PublishAsync(Flow.Definition("one", Flow.Line("v" + version)));
        }

        var rows = await bench.RowsAsync(DefinitionVersionRow.Table);

        Assert.Equal([1, 2, 3], rows.Select(row => row.Version).Order());
        Assert.Equal(3, Assert.Single(rows, row => row.IsPublished).Version);
        Assert.Equal(3, Assert.Single(rows, row => row.IsLatest).Version);
    }

    [Fact]
    public async Task A_definition_that_is_not_published_cannot_be_started()
    {
        var bench = new Workbench();
        await bench.DoAsync(step => bench.Library.ImportAsync(step, Flow.Definition("draft", Flow.Line("A")).ToJsonString(), new ImportOptions(false)));

        await Assert.ThrowsAsync<DefinitionNotFoundException>(() => bench.StartAsync("draft"));
    }

    [Fact]
    public async Task A_shipped_flow_is_imported_once_and_never_over_a_designers_own()
    {
        var bench = new Workbench();
        var shipped = new ShippedFlows(bench.Library);
        async Task<ShippedResult> Import(string line) =>
            (await bench.DoAsync(step => shipped.ImportAsync(step, "flow.json", Flow.Definition("flow", Flow.Line(line)).ToJsonString()))).Result;

        Assert.Equal(ShippedResult.Published, await Import("first"));
        Assert.Equal(ShippedResult.Known, await Import("first"));
        Assert.Equal(ShippedResult.Published, await Import("second"));
        await bench.PublishAsync(Flow.Definition("flow", Flow.Line("designer")));
        Assert.Equal(ShippedResult.Draft, await Import("third"));
        Assert.Equal(ShippedResult.Known, await Import("third"));

        await bench.StartAsync("flow");
        Assert.Equal(["designer"], bench.Lines);
    }

    [Fact]
    public async Task A_published_workflow_is_a_kind_of_activity()
    {
        var bench = new Workbench();
        var used = Flow.Definition("ask-twice", Flow.Line("A"));
        used["options"]!["usableAsActivity"] = true;
        used["outcomes"] = new System.Text.Json.Nodes.JsonArray("Agreed");
        await bench.PublishAsync(used);
        await bench.PublishAsync(Flow.Definition("other", Flow.Line("B")));

        var kind = Assert.Single(await bench.DoAsync(UsableWorkflows.DescribeAsync));

        Assert.Equal("AskTwice", kind.TypeName);
        Assert.Equal(["Agreed", "Done"], kind.Descriptor.Outcomes);
    }
}
