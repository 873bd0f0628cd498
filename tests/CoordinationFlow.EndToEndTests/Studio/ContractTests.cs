using System.Text.RegularExpressions;
using CoordinationFlow.EndToEndTests.Browser;
using CoordinationFlow.IntegrationTests.ElsaApi;
using CoordinationFlow.IntegrationTests.Server;
using Microsoft.Playwright;

namespace CoordinationFlow.EndToEndTests.Studio;

/// <summary>What Studio asks of the server, joined with what a plain program asks: each call of the contract is made and gets its status, and Studio makes no other.</summary>
public sealed class ContractTests(Chromium chromium, RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task Each_call_of_the_contract_is_made_by_Studio_or_by_a_plain_program_and_gets_its_status()
    {
        var calls = await WorkInStudioAsync();
        var made = await ContractCalls.MakeAsync(server, ContractCalls.All);

        foreach (var (call, status, _) in made)
        {
            TestContext.Current.TestOutputHelper?.WriteLine($"{status} {call.Method} {call.Address}: {(calls.Any(one => call.Is(one.Method, one.Address)) ? "Studio and a program" : "a program")}");
        }

        Assert.Equal(ContractCalls.All.Select(call => call.Status), made.Select(one => one.Status));
        Assert.DoesNotContain(calls, one => !ContractCalls.All.Any(call => call.Is(one.Method, one.Address) && call.Status == one.Status));
        Assert.InRange(ContractCalls.All.Count(call => calls.Any(one => call.Is(one.Method, one.Address))), 30, ContractCalls.All.Length);
    }

    /// <summary>A flow is made, published, run, watched, exported and cancelled; each screen is seen.</summary>
    private async Task<IReadOnlyList<(int Status, string Method, string Address)>> WorkInStudioAsync()
    {
        await using var studio = await StudioWindow.OpenAsync(chromium, server);
        await studio.Page.SetViewportSizeAsync(1900, 1300);
        await studio.CreateAsync("By the contract, in Studio");
        var panel = new StudioPanel(studio);
        await panel.AddVariableAsync("Answer", "String");
        await studio.DragAsync("Console", "Write line", 120, 150);
        await studio.DragAsync("Primitives", "Run task", 460, 150);
        await studio.ConnectAsync(studio.Node("WriteLine1"), "Done", studio.Node("RunTask1"));
        await panel.SelectAsync("WriteLine1");
        await studio.Page.RunAndWaitForResponseAsync(
            () => panel.ExpressAsync("Text", "JavaScript", "`Hello`"), response => response.Url.Contains("/type-definitions/", StringComparison.Ordinal));
        await panel.SelectAsync("WriteLine1", "commit strategy");
        await panel.SelectAsync("RunTask1");
        await panel.FillAsync("TaskName", "Ask somebody");
        await studio.PublishAsync("Workflow published");
        await studio.Page.GetByRole(AriaRole.Tab, new() { NameRegex = new Regex("version history", RegexOptions.IgnoreCase) }).EvaluateAsync("tab => tab.click()");
        await studio.Page.Locator("table tr", new() { HasText = "Published" }).First.WaitForAsync();

        var instance = await studio.RunAsync();
        await Assertions.Expect(studio.Page.GetByText("Suspended").First).ToBeVisibleAsync();
        await studio.Page.RunAndWaitForResponseAsync(
            () => studio.Node("WriteLine1").GetByText("WriteLine1", new() { Exact = true }).ClickAsync(), response => response.Url.Contains("/activity-executions/by-id", StringComparison.Ordinal));
        await CancelAsync(studio, instance);
        await ImportAsync(studio);
        await TakeOutAsync(studio, instance);
        studio.Check();
        return [.. studio.Calls.Select(call => call.Split(' ', 3)).Where(call => call[2].StartsWith("/elsa/api/", StringComparison.Ordinal)).Select(call => (int.Parse(call[0], System.Globalization.CultureInfo.InvariantCulture), call[1], call[2]))];
    }

    private static async Task CancelAsync(StudioWindow studio, string instance)
    {
        await studio.Page.GotoAsync("/studio/workflows/instances");
        var row = studio.Page.Locator("main tr", new() { HasText = instance });
        await row.Locator("button").Last.ClickAsync();
        await Assertions.Expect(studio.Page.Locator(".mud-popover-open").GetByText("Alter", new() { Exact = true })).ToHaveCountAsync(0);
        await studio.Page.GetByText("Cancel", new() { Exact = true }).Last.ClickAsync();
        await studio.ConfirmAsync();
        await Assertions.Expect(row).ToContainTextAsync("Cancelled");
    }

    /// <summary>Studio's list offers to import instances, which the server refuses: the list goes on.</summary>
    private static async Task ImportAsync(StudioWindow studio)
    {
        studio.Expect("400");
        await studio.Page.RunAndWaitForResponseAsync(
            () => studio.Page.Locator("input[type=file]").First.SetInputFilesAsync(new FilePayload { Name = "instance.json", MimeType = "application/json", Buffer = "{}"u8.ToArray() }),
            response => response.Url.EndsWith("/bulk-actions/import/workflow-instances", StringComparison.Ordinal));
        await studio.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^\\s*actions", RegexOptions.IgnoreCase) }).First.ClickAsync();
        await Assertions.Expect(studio.Page.GetByText("Refresh", new() { Exact = true }).First).ToBeVisibleAsync();
    }

    /// <summary>The instance is deleted, and its definition taken back, exported and deleted.</summary>
    private static async Task TakeOutAsync(StudioWindow studio, string instance)
    {
        await studio.Page.GotoAsync("/studio/workflows/instances");
        var row = studio.Page.Locator("main tr", new() { HasText = instance });
        await ChooseAsync(studio, row, "Delete");
        await studio.ConfirmAsync();
        await Assertions.Expect(row).ToHaveCountAsync(0);

        await studio.GoToDefinitionsAsync();
        var definition = studio.Page.Locator("main tr", new() { HasText = "By the contract, in Studio" });
        await studio.Page.RunAndWaitForDownloadAsync(async () =>
        {
            await ChooseAsync(studio, definition, "Export");
            await studio.ConfirmIfAskedAsync();
        });

        // The list is read anew afterwards, and closes a menu that is open then.
        await studio.Page.RunAndWaitForResponseAsync(() => ChooseAsync(studio, definition, "Unpublish"), response => response.Url.Contains("versionOptions=Latest&", StringComparison.Ordinal));
        await ChooseAsync(studio, definition, "Delete");
        await studio.ConfirmAsync();
        await Assertions.Expect(definition).ToHaveCountAsync(0);
    }

    private static async Task ChooseAsync(StudioWindow studio, ILocator row, string way)
    {
        await row.Locator("button").Last.ClickAsync();
        await studio.Page.Locator(".mud-popover-open").GetByText(way, new() { Exact = true }).Last.ClickAsync();
    }
}
