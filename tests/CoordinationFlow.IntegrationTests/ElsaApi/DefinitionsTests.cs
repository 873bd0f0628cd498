using System.Net;
using System.Text.Json.Nodes;
using CoordinationFlow.IntegrationTests.Server;
using CoordinationFlow.Workflows.Definitions;

namespace CoordinationFlow.IntegrationTests.ElsaApi;

/// <summary>Definitions from the first draft to deletion, as Studio's screens ask for it.</summary>
public sealed class DefinitionsTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static readonly string[] IdsAndTimes = ["id", "version", "createdAt", "isPublished", "isLatest"];

    [Fact]
    public async Task What_Studio_posts_for_a_new_flow_becomes_a_whole_definition()
    {
        using var clara = new ElsaClient(server);
        var body = JsonNode.Parse("""
            {"model":{"id":null,"definitionId":null,"name":"From Studio","createdAt":"0001-01-01T00:00:00+00:00","variables":null,"inputs":null,"outputs":null,"outcomes":null,"customProperties":null,"options":null,
             "root":{"id":"5625aa479a9a5310","type":"Elsa.Flowchart","version":1,"name":"Flowchart1"}},"publish":null}
            """)!;

        var made = (await clara.PostAsync("workflow-definitions", body))["workflowDefinition"]!;

        Assert.Equal("Workflow1:5625aa479a9a5310", (string?)made["root"]!["nodeId"]);
        Assert.All(new[] { "variables", "inputs", "outputs", "outcomes" }, list => Assert.IsType<JsonArray>(made[list]));
        Assert.Contains(made["links"]!.AsArray(), link => (string?)link!["rel"] == "publish");
        Assert.True(System.Version.TryParse((string?)made["toolVersion"], out _));
    }

    [Fact]
    public async Task A_definition_with_problems_is_saved_and_never_published_and_says_why_in_words()
    {
        using var clara = new ElsaClient(server);
        var draft = await clara.SaveAsync(ElsaClient.Flow("Unfinished", ElsaClient.Activity("ask", "Elsa.RunTask")));
        var id = draft["definitionId"]!.ToString();

        var refused = new[]
        {
            await clara.SendAsync(HttpMethod.Post, "workflow-definitions", ElsaClient.Save(draft, publish: true)),
            await clara.SendAsync(HttpMethod.Post, $"workflow-definitions/{id}/publish", new JsonObject()),
            await clara.SendAsync(HttpMethod.Post, "bulk-actions/publish/workflow-definitions/by-definition-ids", new JsonObject { ["definitionIds"] = new JsonArray(id) }),
        };

        Assert.All(refused, answer => Assert.Equal((HttpStatusCode.BadRequest, "ask: 'TaskName' must be given."), (answer.Status, ElsaClient.Problems(answer.Body))));
        Assert.False((bool)(await clara.GetAsync($"workflow-definitions/by-definition-id/{id}"))["isPublished"]!);
    }

    [Fact]
    public async Task A_warning_of_shape_keeps_nothing_from_being_published_and_a_dead_step_does()
    {
        using var clara = new ElsaClient(server);
        var half = ElsaClient.Flow("Half", ElsaClient.Activity("choose", "Elsa.FlowDecision"), ElsaClient.Line("yes"));
        half["root"]!["type"] = "Elsa.Flowchart";
        half["root"]!["activities"]![0]!["condition"] = JsonNode.Parse("""{"typeName":"Boolean","expression":{"type":"JavaScript","value":"getInput('X') == 1"}}""");
        half["root"]!["connections"] = JsonNode.Parse("""[{"source":{"activity":"choose","port":"True"},"target":{"activity":"yes","port":"In"}}]""");
        Assert.True((bool)(await clara.SaveAsync(half, publish: true))["isPublished"]!);

        half["root"]!["connections"] = new JsonArray();
        half["definitionId"] = "half-dead";
        var (status, body) = await clara.SendAsync(HttpMethod.Post, "workflow-definitions", ElsaClient.Save(half, publish: true));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.StartsWith("yes: 'yes' can never run", ElsaClient.Problems(body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_published_version_never_changes_and_a_save_makes_the_next_draft()
    {
        using var clara = new ElsaClient(server);
        var first = await clara.SaveAsync(ElsaClient.Flow("Growing", ElsaClient.Line("one")), publish: true);
        var id = first["definitionId"]!.ToString();
        first["root"]!["activities"]!.AsArray().Add(ElsaClient.Line("two"));

        var second = await clara.SaveAsync(first);
        await clara.PostAsync($"workflow-definitions/{id}/retract");
        second["description"] = "Again";
        var third = await clara.SaveAsync(second);

        Assert.Equal((2, true, false), ((int)second["version"]!, (bool)second["isLatest"]!, (bool)second["isPublished"]!));
        Assert.Equal((2, (string?)second["id"]), ((int)third["version"]!, (string?)third["id"]));
        Assert.Single((await clara.GetAsync($"workflow-definitions/by-id/{first["id"]}"))["root"]!["activities"]!.AsArray());
    }

    [Fact]
    public async Task Rolling_back_makes_a_new_draft_like_the_older_version()
    {
        using var clara = new ElsaClient(server);
        var first = await clara.SaveAsync(ElsaClient.Flow("Back", ElsaClient.Line("one")), publish: true);
        var id = first["definitionId"]!.ToString();
        first["root"]!["activities"]!.AsArray().Add(ElsaClient.Line("two"));
        await clara.SaveAsync(first, publish: true);

        var (status, summary) = await clara.SendAsync(HttpMethod.Post, $"workflow-definitions/{id}/revert/1");
        var latest = await clara.GetAsync($"workflow-definitions/by-definition-id/{id}?versionOptions=Latest");

        Assert.Equal((HttpStatusCode.Created, 3), (status, (int)summary!["version"]!));
        Assert.Equal((3, false), ((int)latest["version"]!, (bool)latest["isPublished"]!));
        Assert.Single(latest["root"]!["activities"]!.AsArray());
        Assert.Equal(2, (int)(await clara.GetAsync($"workflow-definitions/by-definition-id/{id}?versionOptions=Published"))["version"]!);
    }

    [Theory]
    [InlineData("ordinary")]
    [InlineData("silence")]
    public async Task A_shipped_flow_goes_out_and_comes_in_again_the_same_unknown_fields_included(string definitionId)
    {
        using var clara = new ElsaClient(server);
        var shipped = (await clara.GetAsync($"workflow-definitions/{definitionId}/export")).AsObject();
        shipped["definitionId"] = "copy-of-" + definitionId;
        shipped["ministry"] = new JsonObject { ["unit"] = "DGE" };

        await clara.PostAsync("workflow-definitions/import", shipped);
        var export = (await clara.GetAsync($"workflow-definitions/copy-of-{definitionId}/export")).AsObject();
        var (deleted, _) = await clara.SendAsync(HttpMethod.Delete, $"workflow-definitions/copy-of-{definitionId}");
        await clara.PostAsync("workflow-definitions/import", export);
        var again = (await clara.GetAsync($"workflow-definitions/copy-of-{definitionId}/export")).AsObject();

        Assert.Equal(HttpStatusCode.NoContent, deleted);
        Assert.Equal(Canonical(shipped), Canonical(export));
        Assert.Equal(Canonical(export), Canonical(again));
    }

    [Fact]
    public async Task A_field_that_Studio_drops_on_saving_is_kept()
    {
        using var clara = new ElsaClient(server);
        var imported = ElsaClient.Flow("Foreign", ElsaClient.Line("one"));
        imported["ministry"] = "DGE";
        imported["variables"] = new JsonArray(new JsonObject { ["id"] = "v", ["name"] = "V", ["typeName"] = "Int32", ["value"] = 5, ["unit"] = "days" });
        var opened = (await clara.PostAsync("workflow-definitions/import", imported)).AsObject();

        opened.Remove("ministry");
        opened["variables"]![0]!.AsObject().Remove("unit");
        opened["variables"]![0]!["value"] = "5";
        opened["description"] = "Saved by Studio";
        var saved = await clara.SaveAsync(opened);

        Assert.Equal(("DGE", "days", 5), ((string?)saved["ministry"], (string?)saved["variables"]![0]!["unit"], (int)saved["variables"]![0]!["value"]!));
    }

    [Fact]
    public async Task An_activity_of_an_unknown_type_is_shown_as_not_found_and_comes_back_as_it_was()
    {
        using var clara = new ElsaClient(server);
        var strange = ElsaClient.Activity("odd", "Contoso.SendFax", ("number", "Literal", "02"));
        var shown = (await clara.PostAsync("workflow-definitions/import", ElsaClient.Flow("Odd", strange))).AsObject();
        shown["description"] = "Looked at";

        var drawn = shown["root"]!["activities"]![0]!["type"]!.ToString();
        await clara.SaveAsync(shown);
        var kept = (await clara.GetAsync($"workflow-definitions/{shown["definitionId"]}/export"))["root"]!["activities"]![0]!;

        Assert.Equal("Elsa.NotFoundActivity", drawn);
        Assert.Equal(("Contoso.SendFax", "02"), ((string?)kept["type"], (string?)kept["number"]!["expression"]!["value"]));
    }

    [Fact]
    public async Task A_definition_is_kept_while_instances_of_it_run()
    {
        using var clara = new ElsaClient(server);
        var definition = await clara.SaveAsync(ElsaClient.Flow("Busy", ElsaClient.Task("ask")), publish: true);
        var instance = await clara.RunAsync(definition);

        var (refused, body) = await clara.SendAsync(HttpMethod.Delete, $"workflow-definitions/{definition["definitionId"]}");
        await clara.PostAsync($"cancel/workflow-instances/{instance}");
        var (deleted, _) = await clara.SendAsync(HttpMethod.Delete, $"workflow-definitions/{definition["definitionId"]}");

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.NoContent), (refused, deleted));
        Assert.Contains("1 instances of 'Busy' still run", ElsaClient.Problems(body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_route_is_a_plain_404()
    {
        using var clara = new ElsaClient(server);

        var (status, body) = await clara.SendAsync(HttpMethod.Get, "no/such/thing");

        Assert.Equal((HttpStatusCode.NotFound, "There is no GET /elsa/api/no/such/thing here."), (status, ElsaClient.Problems(body)));
    }

    private static string Canonical(JsonObject definition)
    {
        var content = definition.DeepClone().AsObject();
        foreach (var name in IdsAndTimes)
        {
            content.Remove(name);
        }

        return CanonicalJson.Of(content.ToJsonString());
    }
}
