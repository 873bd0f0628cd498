using System.Text.Json.Nodes;
using CoordinationFlow.IntegrationTests.Server;
using CoordinationFlow.Workflows.Activities;
using Microsoft.Extensions.DependencyInjection;

namespace CoordinationFlow.IntegrationTests.ElsaApi;

/// <summary>The toolbox shows what the engine runs, in the shape that Studio needs: one wrong descriptor empties its canvas.</summary>
public sealed class ToolboxTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task Every_kind_of_the_engine_is_in_the_toolbox_once_with_category_and_description()
    {
        using var clara = new ElsaClient(server);
        var items = (await clara.GetAsync("descriptors/activities?Refresh=True"))["items"]!.AsArray();
        var kinds = server.Services.GetRequiredService<ActivityCatalog>().Descriptors;

        Assert.Empty(kinds.Select(kind => kind.TypeName).Except(items.Select(item => item!["typeName"]!.ToString())));
        Assert.Equal(items.Count, items.Select(item => $"{item!["typeName"]} {item["version"]}").Distinct().Count());
        Assert.All(items, item => Assert.All(new[] { "category", "displayName", "description", "kind" }, name => Assert.False(string.IsNullOrEmpty((string?)item![name]), $"{item["typeName"]} {name}")));
        Assert.All(items, item => Assert.All(new[] { "inputs", "outputs", "ports" }, name => Assert.IsType<JsonArray>(item![name])));
    }

    [Theory]
    [InlineData("Elsa.If", "Then Embedded,Else Embedded")]
    [InlineData("Elsa.ForEach", "Body Embedded")]
    [InlineData("Elsa.FlowDecision", "True Flow,False Flow")]
    [InlineData("CoordinationFlow.Circulate", "Done Flow,Refused Flow")]
    public async Task Containers_have_embedded_ports_and_outcomes_are_drawn(string type, string ports)
    {
        using var clara = new ElsaClient(server);

        var descriptor = await clara.GetAsync($"descriptors/activities/{type}");

        Assert.Equal(ports, string.Join(',', descriptor["ports"]!.AsArray().Select(port => $"{port!["name"]} {port["type"]}")));
    }

    [Theory]
    [InlineData("Level", "dropdown", "L1,L2,L3,K")]
    [InlineData("Pilot", "dropdown", "IBZ")]
    [InlineData("PolicyArea", "dropdown", "MIG")]
    public async Task Inputs_of_a_published_flow_that_are_named_for_a_level_a_participant_or_an_area_offer_those_there_are(string name, string hint, string some)
    {
        using var clara = new ElsaClient(server);
        var flow = ElsaClient.Flow($"Takes a {name}", ElsaClient.Line("say"));
        flow["options"] = new JsonObject { ["usableAsActivity"] = true };
        flow["inputs"] = new JsonArray(new JsonObject { ["type"] = "String", ["name"] = name, ["displayName"] = name, ["description"] = "", ["uiHint"] = "singleline" });
        await clara.SaveAsync(flow, publish: true);

        var input = (await clara.GetAsync($"descriptors/activities/TakesA{name}"))["inputs"]!.AsArray().Single(input => (string?)input!["name"] == name)!;
        var values = input["uiSpecifications"]![hint]!["selectList"]!["items"]!.AsArray().Select(item => item!["value"]!.ToString()).ToArray();

        Assert.Equal(hint, (string?)input["uiHint"]);
        Assert.Equal(some.Split(','), name == "Level" ? values : values.Intersect([some]));
    }

    [Fact]
    public async Task Participants_are_offered_as_they_are_now()
    {
        using var clara = new ElsaClient(server);
        var input = (await clara.GetAsync("descriptors/activities/CoordinationFlow.Notify"))["inputs"]!.AsArray().Single(input => (string?)input!["name"] == "Audience")!;
        var choices = input["uiSpecifications"]!["dropdown"]!["selectList"]!["items"]!.AsArray().Select(item => item!["value"]!.ToString()).ToArray();

        Assert.Equal("dropdown", (string?)input["uiHint"]);
        Assert.Contains("coordinator", choices);
        Assert.Contains("IBZ", choices);
        Assert.True((bool)(await clara.PostAsync("descriptors/activities/CoordinationFlow.Notify/options/Audience"))["items"]!["Refresh"]!);
    }

    [Fact]
    public async Task A_published_flow_that_is_usable_as_an_activity_is_one()
    {
        using var clara = new ElsaClient(server);
        var inner = ElsaClient.Flow("Ask Twice", ElsaClient.Line("inner"));
        inner["options"] = new JsonObject { ["usableAsActivity"] = true };
        var saved = await clara.SaveAsync(inner, publish: true);

        var descriptor = await clara.GetAsync("descriptors/activities/AskTwice");
        var outer = await clara.SaveAsync(ElsaClient.Flow("Outer", new JsonObject { ["id"] = "use", ["type"] = "AskTwice", ["version"] = 1, ["workflowDefinitionId"] = saved["definitionId"]!.ToString(), ["workflowDefinitionVersionId"] = saved["id"]!.ToString() }), publish: true);
        var sub = await clara.GetAsync($"workflow-definitions/subgraph/{outer["id"]}?parentNodeId={outer["root"]!["activities"]![0]!["nodeId"]}");
        var consumers = await clara.GetAsync($"workflow-definitions/{saved["definitionId"]}/consumers");

        Assert.Equal("WorkflowDefinitionActivity", (string?)descriptor["customProperties"]!["RootType"]);
        Assert.Equal("AskTwice", (string?)outer["root"]!["activities"]![0]!["type"]);
        Assert.Equal("inner", (string?)sub["activity"]!["root"]!["activities"]![0]!["id"]);
        Assert.Equal([(string)outer["definitionId"]!], consumers["workflowDefinitionIds"]!.AsArray().Select(id => id!.ToString()));
    }
}
