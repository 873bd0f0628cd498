using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CoordinationFlow.EndToEndTests.Browser;
using CoordinationFlow.IntegrationTests.Server;
using CoordinationFlow.Workflows.Definitions;
using Microsoft.Playwright;

namespace CoordinationFlow.EndToEndTests.Studio;

/// <summary>Flows of every kind are run, retried, taken out and brought back through Studio's own screens.</summary>
public sealed class RunningTests(Chromium chromium, RunningServer server) : IClassFixture<RunningServer>
{
    private static readonly string[] OfTheStore = ["id", "createdAt", "version", "isLatest", "isPublished", "nodeId", "links"];

    [Fact]
    public async Task A_flow_with_fork_join_loop_condition_expressions_task_and_delay_runs_as_drawn()
    {
        using var client = server.As("clara");
        var saved = await StudioFlows.SaveAsync(client, StudioFlows.OfEveryKind(), publish: false);
        await using var studio = await StudioWindow.OpenAsync(chromium, server);
        await studio.GoToEditorAsync(saved["definitionId"]!.ToString());
        await Assertions.Expect(studio.Nodes).ToHaveCountAsync(9);
        await Assertions.Expect(studio.Edges).ToHaveCountAsync(9);
        await studio.PublishAsync("Workflow published");
        var instance = await studio.RunAsync();
        await StudioFlows.ReportAsync(client, instance);

        await Assertions.Expect(studio.Page.GetByText("Finished").First).ToBeVisibleAsync();
        var variables = (await client.GetFromJsonAsync<JsonNode>($"/elsa/api/workflow-instances/{instance}/variables", TestContext.Current.CancellationToken))!["items"]!.AsArray();
        string ValueOf(string name) => variables.Single(variable => variable!["name"]!.ToString() == name)!["value"]!.ToString();
        Assert.Equal(("6", "Sum 6", "big"), (ValueOf("Sum"), ValueOf("Said"), ValueOf("Size")));
        studio.Check();
    }

    [Fact]
    public async Task A_faulted_instance_is_retried_from_the_dashboard_from_where_it_failed()
    {
        using var client = server.As("clara");
        var saved = await StudioFlows.SaveAsync(client, StudioFlows.FailsOnce(), publish: true);
        var instance = await StudioFlows.DispatchAsync(client, saved);
        await using var studio = await StudioWindow.OpenAsync(chromium, server);
        await studio.GoToViewerAsync(instance);
        await Assertions.Expect(studio.Page.GetByText("Faulted").First).ToBeVisibleAsync();

        await studio.Page.GotoAsync("/flows");
        await studio.Page.Locator("li", new() { Has = studio.Page.Locator($"a[href*='{instance}']") }).GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(studio.Page.Locator($"a[href*='{instance}']")).ToHaveCountAsync(0);
        await studio.GoToViewerAsync(instance);
        await Assertions.Expect(studio.Page.GetByText("Finished").First).ToBeVisibleAsync();
        var journal = (await client.GetFromJsonAsync<JsonNode>($"/elsa/api/workflow-instances/{instance}/journal?skip=0&take=100", TestContext.Current.CancellationToken))!["items"]!.AsArray();
        Assert.Single(journal, entry => entry!["activityId"]!.ToString() == "before" && entry["eventName"]!.ToString() == "Completed");
        studio.Check();
    }

    [Fact]
    public async Task A_flow_that_is_exported_deleted_and_imported_again_is_the_same()
    {
        using var client = server.As("clara");
        var saved = await StudioFlows.SaveAsync(client, StudioFlows.OfEveryKind("Taken out"), publish: true);
        await using var studio = await StudioWindow.OpenAsync(chromium, server);
        await studio.GoToDefinitionsAsync();
        var row = studio.Page.Locator("main tr", new() { HasText = "Taken out" });
        await row.Locator("button").Last.ClickAsync();
        var download = await studio.Page.RunAndWaitForDownloadAsync(async () =>
        {
            await studio.Page.GetByText("Export", new() { Exact = true }).Last.ClickAsync();
            await studio.ConfirmIfAskedAsync();
        });
        var file = await download.PathAsync();
        var exported = JsonNode.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))!.AsObject();

        await row.Locator("button").Last.ClickAsync();
        await studio.Page.GetByText("Delete", new() { Exact = true }).Last.ClickAsync();
        await studio.ConfirmAsync();
        await Assertions.Expect(row).ToHaveCountAsync(0);

        await studio.ImportAsync(file, "taken-out.json");
        await Assertions.Expect(row).ToHaveCountAsync(1);
        var back = (await client.GetFromJsonAsync<JsonNode>($"/elsa/api/workflow-definitions/{saved["definitionId"]}/export?versionOptions=Latest", TestContext.Current.CancellationToken))!.AsObject();
        Assert.Equal(Canonical(exported), Canonical(back));
        studio.Check();
    }

    [Fact]
    public async Task A_dossier_that_is_circulated_runs_the_version_that_was_published_last_and_the_viewer_follows()
    {
        using var clara = server.As("clara");
        var changed = (await clara.GetFromJsonAsync<JsonNode>("/elsa/api/workflow-definitions/by-definition-id/silence", TestContext.Current.CancellationToken))!.AsObject();
        await StudioFlows.SaveAsync(clara, StudioFlows.WithNote(changed, after: "circulate"), publish: false);
        await using var studio = await StudioWindow.OpenAsync(chromium, server);
        await studio.GoToEditorAsync("silence");
        await Assertions.Expect(studio.Page.Locator(".x6-node[data-cell-id='note']")).ToHaveCountAsync(1);
        await studio.PublishAsync("Workflow published");

        var instance = await StudioFlows.CirculateAsync(server, "silence");
        await studio.GoToViewerAsync(instance);
        await Assertions.Expect(studio.Page.GetByText("Suspended").First).ToBeVisibleAsync();
        await Assertions.Expect(studio.Page.Locator(".x6-node[data-cell-id='note']")).ToContainTextAsync("1");
        var state = await clara.GetFromJsonAsync<JsonNode>($"/elsa/api/workflow-instances/{instance}", TestContext.Current.CancellationToken);
        Assert.Equal(2, (int)state!["version"]!);
        await StudioFlows.WithdrawAsync(server, state["correlationId"]!.ToString());

        await Assertions.Expect(studio.Page.GetByText("Cancelled").First).ToBeVisibleAsync();
        studio.Check();
    }

    /// <summary>As canonical JSON, but for ids and times, where the store says which version it is, and what Studio writes out as off or empty.</summary>
    private static string Canonical(JsonObject definition)
    {
        var copy = definition.DeepClone().AsObject();
        foreach (var name in OfTheStore)
        {
            copy.Remove(name);
        }

        return CanonicalJson.Of(Said(copy)!.ToJsonString());
    }

    private static JsonNode? Said(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Said(member.Value))).Where(member => member.Value is not (null or JsonArray { Count: 0 } or JsonObject { Count: 0 }) && member.Value.ToJsonString() != "false")),
        JsonArray list => new JsonArray([.. list.Select(Said)]),
        _ => node?.DeepClone(),
    };
}
