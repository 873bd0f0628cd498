using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CoordinationFlow.EndToEndTests.Browser;
using CoordinationFlow.IntegrationTests.Server;
using Microsoft.Playwright;

namespace CoordinationFlow.EndToEndTests.Flows;

/// <summary>The pictures of docs/screenshots that show our own pages beside Studio; SCREENSHOTS names the folder, else a temporary one.</summary>
public sealed class FlowScreenshotsTests(Chromium chromium, RunningServer server) : IClassFixture<RunningServer>
{
    private const int MostBytes = 250_000;

    [Fact]
    public async Task The_try_out_has_its_picture()
    {
        var page = await chromium.SignInAsync(server.Address, "clara", "en");
        await page.SetViewportSizeAsync(1400, 1400);
        await page.GotoAsync("/flows/ordinary/try?area=MIG");
        await page.Locator("select[name='first-JUS']").SelectOptionAsync("Object");
        await page.Locator("form[method=post] button").Last.ClickAsync();
        await page.Locator("#result").WaitForAsync();
        await page.EvaluateAsync("document.getElementById('result').scrollIntoView()");
        await TakeAsync(page, "try-out");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_comparison_has_its_picture()
    {
        using var client = server.As("clara");
        var definition = (await client.GetFromJsonAsync<JsonNode>("/elsa/api/workflow-definitions/by-definition-id/silence", TestContext.Current.CancellationToken))!.AsObject();
        var root = definition["root"]!;
        root["connections"]!.AsArray().Add(JsonNode.Parse("""{"source":{"activity":"circulate","port":"Done"},"target":{"activity":"note","port":"In"},"vertices":[]}"""));
        root["activities"]!.AsArray().Add(JsonNode.Parse("""{"id":"note","name":"note","type":"CoordinationFlow.Notify","version":1,"metadata":{"displayText":"Tell the observers","designer":{"position":{"x":540,"y":200}}}}"""));
        root["activities"]!.AsArray().Single(activity => activity!["id"]!.ToString() == "choose")!["metadata"]!["displayText"] = "Let the coordinator choose";
        using var answer = await client.PostAsJsonAsync("/elsa/api/workflow-definitions", new JsonObject { ["model"] = definition.DeepClone(), ["publish"] = false }, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode);
        var page = await chromium.SignInAsync(server.Address, "clara", "en");
        await page.SetViewportSizeAsync(1400, 1200);
        await page.GotoAsync("/flows/silence/compare");
        await page.Locator(".drawing").First.WaitForAsync();
        await TakeAsync(page, "compare");
        await page.Context.CloseAsync();
    }

    private static async Task TakeAsync(IPage page, string name)
    {
        var folder = Environment.GetEnvironmentVariable("SCREENSHOTS") ?? Directory.CreateTempSubdirectory("coordinationflow-pictures-").FullName;
        var bytes = await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.en.png"), Animations = ScreenshotAnimations.Disabled });
        Assert.InRange(bytes.Length, 10_000, MostBytes);
    }
}
