using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CoordinationFlow.EndToEndTests.Browser;
using CoordinationFlow.IntegrationTests.Server;
using Microsoft.Playwright;

namespace CoordinationFlow.EndToEndTests.Studio;

/// <summary>The flows that ship are drawn by the real Studio, activity by activity.</summary>
public sealed class ShippedFlowTests(Chromium chromium, RunningServer server) : IClassFixture<RunningServer>
{
    [Theory]
    [InlineData("ordinary")]
    [InlineData("silence")]
    public async Task Every_activity_and_connection_of_a_shipped_flow_is_drawn(string definitionId)
    {
        using var client = server.As("clara");
        var root = (await client.GetFromJsonAsync<JsonNode>($"/elsa/api/workflow-definitions/by-definition-id/{definitionId}", TestContext.Current.CancellationToken))!["root"]!;
        await using var studio = await StudioWindow.OpenAsync(chromium, server);
        await studio.GoToDefinitionsAsync();
        await studio.Page.GetByText(definitionId, new() { Exact = true }).First.ClickAsync();
        await studio.Page.WaitForURLAsync($"**/{definitionId}/edit");
        await studio.Nodes.First.WaitForAsync();

        await Assertions.Expect(studio.Nodes).ToHaveCountAsync(root["activities"]!.AsArray().Count);
        await Assertions.Expect(studio.Edges).ToHaveCountAsync(root["connections"]!.AsArray().Count);
        foreach (var activity in root["activities"]!.AsArray())
        {
            await Assertions.Expect(studio.Page.Locator($".x6-node[data-cell-id='{activity!["id"]}']")).ToContainTextAsync(activity["metadata"]!["displayText"]!.ToString());
        }

        studio.Check();
    }

    [Fact]
    public async Task The_viewer_shows_where_a_dossiers_flow_stands()
    {
        using var client = server.As("clara");
        using var answer = await client.PostAsJsonAsync("/elsa/api/workflow-instances", new { statuses = new[] { "Running" }, pageSize = 1 }, TestContext.Current.CancellationToken);
        var instance = (await answer.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken))!["items"]![0]!["id"]!.ToString();
        await using var studio = await StudioWindow.OpenAsync(chromium, server);
        await studio.GoToViewerAsync(instance);

        await Assertions.Expect(studio.Page.Locator("main")).ToContainTextAsync("Circulate");
        await Assertions.Expect(studio.Page.GetByText("Suspended").First).ToBeVisibleAsync();
        studio.Check();
    }

    [Theory]
    [InlineData("ann")]
    [InlineData("emp-m1")]
    public async Task Whoever_is_no_designer_finds_no_Studio(string person)
    {
        var page = await chromium.SignInAsync(server.Address, person, "fr");
        var answer = await page.GotoAsync("/studio/workflows/definitions");

        Assert.Equal(404, answer!.Status);
        Assert.Equal(0, await page.Locator("#studio").CountAsync());
        await page.Context.CloseAsync();
    }
}
