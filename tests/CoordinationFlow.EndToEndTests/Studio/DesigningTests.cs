using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CoordinationFlow.EndToEndTests.Browser;
using CoordinationFlow.IntegrationTests.Server;
using Microsoft.Playwright;

namespace CoordinationFlow.EndToEndTests.Studio;

/// <summary>A flow is drawn, published, run and watched through Studio's own screens.</summary>
public sealed class DesigningTests(Chromium chromium, RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task A_flow_is_drawn_published_and_watched_until_it_ends()
    {
        await using var studio = await StudioWindow.OpenAsync(chromium, server);
        studio.Expect("400");
        await studio.CreateAsync("Drawn in Studio");
        await studio.DragAsync("Console", "Write line", 120, 150);
        await studio.DragAsync("Primitives", "Run task", 460, 150);
        await Assertions.Expect(studio.Nodes).ToHaveCountAsync(2);
        await studio.ConnectAsync(studio.Nodes.Nth(0), "Done", studio.Nodes.Nth(1));
        await Assertions.Expect(studio.Edges).ToHaveCountAsync(1);

        await studio.PublishAsync("RunTask1: 'TaskName' must be given.");
        await studio.FillAsync("TaskName", "Ask somebody");
        await studio.PublishAsync("Workflow published");
        var instance = await studio.RunAsync();
        await Assertions.Expect(studio.Page.GetByText("Suspended").First).ToBeVisibleAsync();

        await ReportAsync(instance);

        await Assertions.Expect(studio.Page.GetByText("Finished").First).ToBeVisibleAsync();
        await Assertions.Expect(studio.Nodes.Nth(1)).ToContainTextAsync("1");
        studio.Check();
    }

    [Fact]
    public async Task An_instance_is_cancelled_from_the_list()
    {
        var instance = await WaitingInstanceAsync("To be cancelled");
        await using var studio = await StudioWindow.OpenAsync(chromium, server);
        await studio.Page.GotoAsync("/studio/workflows/instances");
        var row = studio.Page.Locator("main tr", new() { HasText = instance });
        await row.Locator("button").Last.ClickAsync();
        await studio.Page.GetByText("Cancel", new() { Exact = true }).Last.ClickAsync();
        await studio.Page.Locator(".mud-dialog, .mud-message-box").GetByRole(AriaRole.Button).Last.ClickAsync();

        await Assertions.Expect(row).ToContainTextAsync("Cancelled");
        studio.Check();
    }

    [Fact]
    public async Task The_history_rolls_back_to_an_older_version()
    {
        using var client = server.As("clara");
        var first = await SaveAsync(client, Flow("Rolled back", "one"), publish: true);
        first["root"]!["activities"]!.AsArray().Add(Line("two"));
        first["root"]!["connections"]!.AsArray().Add(JsonNode.Parse("""{"source":{"activity":"one","port":"Done"},"target":{"activity":"two","port":"In"}}"""));
        await SaveAsync(client, first, publish: true);
        await using var studio = await StudioWindow.OpenAsync(chromium, server);
        await studio.GoToEditorAsync(first["definitionId"]!.ToString());
        await Assertions.Expect(studio.Nodes).ToHaveCountAsync(2);

        await studio.Page.GetByRole(AriaRole.Tab, new() { NameRegex = new Regex("version history", RegexOptions.IgnoreCase) }).EvaluateAsync("tab => tab.click()");
        var old = studio.Page.Locator("table tr", new() { HasText = "1" }).Last;
        await old.Locator("button").Last.ClickAsync();
        await studio.Page.GetByText("Rollback to this version").Last.ClickAsync();

        await Assertions.Expect(studio.Nodes).ToHaveCountAsync(1);
        studio.Check();
    }

    private async Task<string> WaitingInstanceAsync(string name)
    {
        using var client = server.As("clara");
        var flow = Flow(name, "one");
        flow["root"]!["activities"]!.AsArray().Add(JsonNode.Parse("""{"id":"ask","name":"ask","type":"Elsa.RunTask","version":1,"taskName":{"typeName":"String","expression":{"type":"Literal","value":"Ask"}}}"""));
        flow["root"]!["type"] = "Elsa.Sequence";
        var saved = await SaveAsync(client, flow, publish: true);
        using var answer = await client.PostAsJsonAsync($"/elsa/api/workflow-definitions/{saved["definitionId"]}/dispatch", new { }, TestContext.Current.CancellationToken);
        return (await answer.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken))!["workflowInstanceId"]!.ToString();
    }

    private async Task ReportAsync(string instance)
    {
        using var client = server.As("clara");
        var state = await client.GetFromJsonAsync<JsonNode>($"/elsa/api/workflow-instances/{instance}", TestContext.Current.CancellationToken);
        var task = state!["workflowState"]!["bookmarks"]![0]!["payload"]!["taskId"]!.ToString();
        using var answer = await client.PostAsJsonAsync($"/elsa/api/tasks/{task}/complete", new { result = "done" }, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode);
    }

    private static async Task<JsonObject> SaveAsync(HttpClient client, JsonObject definition, bool publish)
    {
        using var answer = await client.PostAsJsonAsync("/elsa/api/workflow-definitions", new JsonObject { ["model"] = definition.DeepClone(), ["publish"] = publish }, TestContext.Current.CancellationToken);
        var body = await answer.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, body?.ToJsonString());
        return body!["workflowDefinition"]!.AsObject();
    }

    private static JsonObject Flow(string name, string line) => new()
    {
        ["name"] = name,
        ["root"] = new JsonObject { ["id"] = "flow", ["type"] = "Elsa.Flowchart", ["version"] = 1, ["activities"] = new JsonArray(Line(line)), ["connections"] = new JsonArray() },
    };

    private static JsonObject Line(string id) => new() { ["id"] = id, ["name"] = id, ["type"] = "Elsa.WriteLine", ["version"] = 1, ["metadata"] = new JsonObject() };
}
