using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CoordinationFlow.EndToEndTests.Browser;
using CoordinationFlow.IntegrationTests.Server;

namespace CoordinationFlow.EndToEndTests.Studio;

/// <summary>The pictures of docs/screenshots that show Studio; SCREENSHOTS names the folder, else a temporary one.</summary>
public sealed class StudioScreenshotsTests(Chromium chromium, RunningServer server) : IClassFixture<RunningServer>
{
    private const int MostBytes = 250_000;

    [Fact]
    public async Task List_editor_toolbox_and_viewer_have_their_pictures()
    {
        using var client = server.As("clara");
        using var answer = await client.PostAsJsonAsync("/elsa/api/workflow-instances", new { statuses = new[] { "Running" }, pageSize = 1 }, TestContext.Current.CancellationToken);
        var instance = (await answer.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken))!["items"]![0]!["id"]!.ToString();
        await using var studio = await StudioWindow.OpenAsync(chromium, server);

        await studio.GoToDefinitionsAsync();
        await studio.Page.GetByText("Ordinary procedure").First.WaitForAsync();
        await TakeAsync(studio, "studio-list");

        await studio.GoToEditorAsync("ordinary");
        await studio.FitAsync();
        await TakeAsync(studio, "studio-editor");

        await studio.Page.GetByText("Coordination", new() { Exact = true }).First.ClickAsync();
        await studio.Page.GetByText("Circulate a draft", new() { Exact = true }).First.WaitForAsync();
        await TakeAsync(studio, "studio-toolbox");

        await studio.GoToViewerAsync(instance);
        await studio.Page.GetByText("Suspended").First.WaitForAsync();
        await TakeAsync(studio, "studio-viewer");
        studio.Check();
    }

    private static async Task TakeAsync(StudioWindow studio, string name)
    {
        var folder = Environment.GetEnvironmentVariable("SCREENSHOTS") ?? Directory.CreateTempSubdirectory("coordinationflow-pictures-").FullName;
        var bytes = await studio.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.en.png"), Animations = Microsoft.Playwright.ScreenshotAnimations.Disabled });
        Assert.InRange(bytes.Length, 10_000, MostBytes);
    }
}
