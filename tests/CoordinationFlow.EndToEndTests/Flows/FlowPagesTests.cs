using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CoordinationFlow.EndToEndTests.Browser;
using CoordinationFlow.IntegrationTests.Server;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace CoordinationFlow.EndToEndTests.Flows;

/// <summary>Comparison, dashboard and the move of running instances, in the product's own shell.</summary>
public sealed class FlowPagesTests(Chromium chromium, RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task Two_versions_are_drawn_with_what_changed()
    {
        var (id, _) = await TwoVersionsAsync("Compared");
        var page = await chromium.SignInAsync(server.Address, "clara", "en", underPolicy: true);
        await page.GotoAsync($"/flows/{id}/compare");

        await Assertions.Expect(page.Locator(".changes tr", new() { HasText = "tell" })).ToContainTextAsync("added");
        await Assertions.Expect(page.Locator(".changes tr", new() { HasText = "ask" }).First).ToContainTextAsync("taskName");
        Assert.Equal(2, await page.Locator(".drawing svg").CountAsync());
        Assert.Contains("added", await page.Locator(".drawing").First.InnerTextAsync(), StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task An_administrator_moves_a_running_instance_after_a_dry_run_and_it_goes_on_by_the_newer_version()
    {
        var (id, instance) = await TwoVersionsAsync("Moved");
        var page = await chromium.SignInAsync(server.Address, "eva", "en", underPolicy: true);
        await page.GotoAsync($"/flows/{id}/move");
        await page.Locator("#to").SelectOptionAsync(new SelectOptionValue { Index = 0 });
        await page.GetByRole(AriaRole.Button, new() { Name = "Dry run" }).ClickAsync();
        await Assertions.Expect(page.Locator("tbody tr")).ToContainTextAsync("can be moved");
        await page.GetByRole(AriaRole.Button, new() { Name = "Move the chosen instances" }).PressAsync("Enter");
        await Assertions.Expect(page.Locator("[role=status]")).ToContainTextAsync("1 of 1 moved");

        using var client = server.As("clara");
        var state = await client.GetFromJsonAsync<JsonNode>($"/elsa/api/workflow-instances/{instance}", TestContext.Current.CancellationToken);
        Assert.Equal(2, (int)state!["version"]!);
        await client.PostAsJsonAsync($"/elsa/api/tasks/{state["workflowState"]!["bookmarks"]![0]!["payload"]!["taskId"]}/complete", new { result = 1 }, TestContext.Current.CancellationToken);
        Assert.Equal("Finished", (await client.GetFromJsonAsync<JsonNode>($"/elsa/api/workflow-instances/{instance}/execution-state", TestContext.Current.CancellationToken))!["subStatus"]!.ToString());
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_designer_sees_the_dry_run_and_may_not_move()
    {
        var (id, _) = await TwoVersionsAsync("Looked at");
        var page = await chromium.SignInAsync(server.Address, "clara", "en");
        await page.GotoAsync($"/flows/{id}/move");
        await page.Locator("#to").SelectOptionAsync(new SelectOptionValue { Index = 0 });
        await page.GetByRole(AriaRole.Button, new() { Name = "Dry run" }).ClickAsync();

        await Assertions.Expect(page.GetByText("Only an administrator moves instances.")).ToBeVisibleAsync();
        Assert.Equal(0, await page.Locator("input[type=checkbox]").CountAsync());
        await page.Context.CloseAsync();
    }

    [Theory, InlineData("fr"), InlineData("nl"), InlineData("de"), InlineData("en")]
    public async Task None_of_these_pages_has_a_barrier_that_axe_finds(string language)
    {
        var (id, _) = await TwoVersionsAsync($"Accessible {language}");
        var page = await chromium.SignInAsync(server.Address, "eva", language);
        var found = new List<string>();
        foreach (var path in new[] { "/flows", $"/flows/{id}/compare", $"/flows/{id}/move", "/flows/ordinary/compare" })
        {
            await page.GotoAsync(path);
            if (path.EndsWith("/move", StringComparison.Ordinal))
            {
                await page.Locator("#to").SelectOptionAsync(new SelectOptionValue { Index = 0 });
                await page.Locator("form[method=get] button").ClickAsync();
                await page.Locator("tbody tr").First.WaitForAsync();
            }

            found.AddRange((await page.RunAxe(Wcag.Rules)).Violations.Select(one => $"{path}: {one.Id}: {one.Nodes[0].Html}"));
        }

        Assert.Empty(found);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_dashboard_counts_and_leads_to_the_flows_pages()
    {
        var page = await chromium.SignInAsync(server.Address, "clara", "en");
        await page.GotoAsync("/flows");
        var row = page.Locator("tbody tr", new() { HasText = "Ordinary procedure" });
        await Assertions.Expect(row).ToContainTextAsync("published");
        await row.GetByRole(AriaRole.Link, new() { Name = "Try it out" }).ClickAsync();

        await page.WaitForURLAsync("**/flows/ordinary/try");
        await page.Context.CloseAsync();
    }

    private async Task<(string Id, string Instance)> TwoVersionsAsync(string name)
    {
        using var client = server.As("clara");
        var first = await SaveAsync(client, new JsonObject
        {
            ["name"] = name,
            ["root"] = new JsonObject { ["id"] = "root", ["type"] = "Elsa.Sequence", ["version"] = 1, ["activities"] = new JsonArray(Ask("Ask")) },
        });
        using var answer = await client.PostAsJsonAsync($"/elsa/api/workflow-definitions/{first["definitionId"]}/dispatch", new { }, TestContext.Current.CancellationToken);
        var instance = (await answer.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken))!["workflowInstanceId"]!.ToString();
        first["root"]!["activities"] = new JsonArray(Ask("Ask again"), new JsonObject { ["id"] = "tell", ["name"] = "tell", ["type"] = "Elsa.WriteLine", ["version"] = 1 });
        await SaveAsync(client, first);
        return (first["definitionId"]!.ToString(), instance);
    }

    private static JsonObject Ask(string task) => new()
    {
        ["id"] = "ask",
        ["name"] = "ask",
        ["type"] = "Elsa.RunTask",
        ["version"] = 1,
        ["taskName"] = new JsonObject { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = task } },
    };

    private static async Task<JsonObject> SaveAsync(HttpClient client, JsonObject definition)
    {
        using var answer = await client.PostAsJsonAsync("/elsa/api/workflow-definitions", new JsonObject { ["model"] = definition.DeepClone(), ["publish"] = true }, TestContext.Current.CancellationToken);
        var body = await answer.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, body?.ToJsonString());
        return body!["workflowDefinition"]!.AsObject();
    }
}
