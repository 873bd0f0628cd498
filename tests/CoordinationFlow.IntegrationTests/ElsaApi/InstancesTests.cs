using System.Net;
using System.Text.Json.Nodes;
using CoordinationFlow.IntegrationTests.Server;

namespace CoordinationFlow.IntegrationTests.ElsaApi;

/// <summary>Instances as Studio's list and viewer read and steer them.</summary>
public sealed class InstancesTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task An_instance_waits_for_its_task_and_goes_on_when_it_is_reported()
    {
        using var clara = new ElsaClient(server);
        var definition = await clara.SaveAsync(ElsaClient.Flow("Asking", ElsaClient.Line("before"), ElsaClient.Task("ask"), ElsaClient.Line("after")), publish: true);
        var id = await clara.RunAsync(definition);

        var waiting = await clara.GetAsync($"workflow-instances/{id}");
        var task = waiting["workflowState"]!["bookmarks"]![0]!["payload"]!["taskId"]!.ToString();
        await clara.PostAsync($"tasks/{task}/complete", new JsonObject { ["result"] = "done" });
        var ended = await clara.GetAsync($"workflow-instances/{id}/execution-state");
        var (repeated, _) = await clara.SendAsync(HttpMethod.Post, $"tasks/{task}/complete", new JsonObject());

        Assert.Equal("Suspended", (string?)waiting["subStatus"]);
        Assert.Equal("Finished", (string?)ended["subStatus"]);
        Assert.Equal(HttpStatusCode.NotFound, repeated);
    }

    [Fact]
    public async Task The_journal_is_given_by_page_under_the_viewers_filter()
    {
        using var clara = new ElsaClient(server);
        var definition = await clara.SaveAsync(ElsaClient.Flow("Told", ElsaClient.Line("one"), ElsaClient.Line("two")), publish: true);
        var id = await clara.RunAsync(definition);
        var filter = new JsonObject { ["filter"] = new JsonObject { ["excludedActivityTypes"] = new JsonArray("Elsa.Workflow", "Elsa.Sequence") } };

        var all = await clara.PostAsync($"workflow-instances/{id}/journal?skip=0&take=110", filter);
        var second = await clara.PostAsync($"workflow-instances/{id}/journal?skip=1&take=1", filter);
        var report = await clara.PostAsync("activity-executions/report", new JsonObject { ["workflowInstanceId"] = id, ["activityNodeIds"] = new JsonArray("Workflow1:root:two", "Workflow1:root:none") });

        Assert.Equal(["one Started", "one Completed", "two Started", "two Completed"], all["items"]!.AsArray().Select(entry => $"{entry!["activityId"]} {entry["eventName"]}"));
        Assert.Equal(("one Completed", 4), ($"{second["items"]![0]!["activityId"]} {second["items"]![0]!["eventName"]}", (int)second["totalCount"]!));
        Assert.Equal([1, 0], report["stats"]!.AsArray().Select(stats => (int)stats!["completedCount"]!));
    }

    [Fact]
    public async Task A_faulted_instance_goes_on_from_where_it_failed_and_repeats_nothing()
    {
        using var clara = new ElsaClient(server);
        var flow = ElsaClient.Flow(
            "Failing", ElsaClient.Line("before"),
            ElsaClient.Activity("fail", "Elsa.RunJavaScript", ("script", "Literal", "if (!getVariable('Tried')) { setVariable('Tried', true); throw new Error('Not yet.'); }")), ElsaClient.Line("after"));
        flow["variables"] = new JsonArray(new JsonObject { ["id"] = "tried", ["name"] = "Tried", ["typeName"] = "Boolean" });
        var id = await clara.RunAsync(await clara.SaveAsync(flow, publish: true));

        var faulted = await clara.GetAsync($"workflow-instances/{id}");
        var retry = await clara.PostAsync("alterations/workflows/retry", new JsonObject { ["workflowInstanceIds"] = new JsonArray(id) });
        var ended = await clara.GetAsync($"workflow-instances/{id}");
        var journal = await clara.GetAsync($"workflow-instances/{id}/journal?take=1000");

        Assert.Equal(("Faulted", "fail", 1), ((string?)faulted["subStatus"], (string?)faulted["workflowState"]!["incidents"]![0]!["activityId"], (int)faulted["incidentCount"]!));
        Assert.True((bool)retry["results"]![0]!["isSuccessful"]!);
        Assert.Equal(("Finished", 0), ((string?)ended["subStatus"], (int)ended["incidentCount"]!));
        Assert.Equal(["before", "fail", "fail", "after"], journal["items"]!.AsArray().Where(entry => (string?)entry!["eventName"] == "Started" && (string?)entry["activityId"] is not ("root" or "Workflow1")).Select(entry => entry!["activityId"]!.ToString()));
    }

    [Fact]
    public async Task An_instance_is_cancelled_found_by_its_state_and_then_deleted()
    {
        using var clara = new ElsaClient(server);
        var definition = await clara.SaveAsync(ElsaClient.Flow("Stopped", ElsaClient.Task("ask")), publish: true);
        var (one, other) = (await clara.RunAsync(definition), await clara.RunAsync(definition));

        var (kept, _) = await clara.SendAsync(HttpMethod.Delete, $"workflow-instances/{one}");
        var cancelled = await clara.PostAsync("bulk-actions/cancel/workflow-instances", new JsonObject { ["ids"] = new JsonArray(one) });
        var list = await clara.PostAsync("workflow-instances", new JsonObject { ["page"] = 0, ["pageSize"] = 10, ["definitionId"] = definition["definitionId"]!.ToString(), ["subStatuses"] = new JsonArray("Cancelled") });
        var deleted = await clara.PostAsync("bulk-actions/delete/workflow-instances/by-id", new JsonObject { ["ids"] = new JsonArray(one) });
        var left = await clara.PostAsync("workflow-instances", new JsonObject { ["page"] = 0, ["pageSize"] = 10, ["definitionId"] = definition["definitionId"]!.ToString() });

        Assert.Equal((HttpStatusCode.BadRequest, 1, 1), (kept, (int)cancelled["cancelled"]!, (int)deleted["deleted"]!));
        Assert.Equal([one], list["items"]!.AsArray().Select(item => item!["id"]!.ToString()));
        Assert.Equal([other], left["items"]!.AsArray().Select(item => item!["id"]!.ToString()));
    }

    [Fact]
    public async Task A_flow_that_coordinates_a_dossier_cannot_start_without_one()
    {
        using var clara = new ElsaClient(server);

        var (status, body) = await clara.SendAsync(HttpMethod.Post, "workflow-definitions/ordinary/execute", new JsonObject { ["versionOptions"] = "Latest" });

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("cannot start without a dossier", ElsaClient.Problems(body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_of_the_list_join_without_gap_or_repetition()
    {
        using var clara = new ElsaClient(server);
        var definition = await clara.SaveAsync(ElsaClient.Flow("Many", ElsaClient.Line("x")), publish: true);
        var started = new List<string>();
        for (var n = 0; n < 7; n++)
        {
            started.Add(await clara.RunAsync(definition));
        }

        var listed = new List<string>();
        for (var page = 0; page < 3; page++)
        {
            var answer = await clara.PostAsync("workflow-instances", new JsonObject { ["page"] = page, ["pageSize"] = 3, ["definitionId"] = definition["definitionId"]!.ToString(), ["orderDirection"] = "Ascending" });
            Assert.Equal(7, (int)answer["totalCount"]!);
            listed.AddRange(answer["items"]!.AsArray().Select(item => item!["id"]!.ToString()));
        }

        Assert.Equal(started.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
        Assert.Equal(7, listed.Distinct().Count());
    }
}
