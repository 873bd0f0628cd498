using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace CoordinationFlow.EndToEndTests.Studio;

/// <summary>Studio's panels beside and beneath the canvas: what a designer says of the flow, and of the activity that is selected.</summary>
internal sealed class StudioPanel(StudioWindow studio)
{
    private IPage Page => studio.Page;

    private ILocator Dialog => Page.Locator(".mud-dialog");

    private ILocator Popover => Page.Locator(".mud-popover-open");

    /// <summary>Declares a variable of the flow.</summary>
    public async Task AddVariableAsync(string name, string type, string? value = null)
    {
        await Page.GetByRole(AriaRole.Tab, new() { NameRegex = Named("variables") }).EvaluateAsync("tab => tab.click()");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Add variable" }).ClickAsync();

        // The dialog proposes a name a moment after it has opened, whatever was typed by then.
        var named = Field(Dialog, "Name").Locator("input").First;
        await Assertions.Expect(named).ToHaveValueAsync(new Regex("^Variable\\d"));
        await FillAsync(Dialog, "Name", name);
        await Assertions.Expect(named).ToHaveValueAsync(name);
        await Dialog.Locator(".mud-select-extended .mud-input-slot").First.ClickAsync();
        await Popover.GetByText(type, new() { Exact = true }).First.ClickAsync();
        if (value is not null)
        {
            await FillAsync(Dialog, "Default value", value);
        }

        await studio.SavedAsync(() => Dialog.GetByRole(AriaRole.Button, new() { Name = "OK" }).ClickAsync(), name);
        await Assertions.Expect(Dialog).ToHaveCountAsync(0);
    }

    /// <summary>Shows what an activity is given and gives.</summary>
    public async Task SelectAsync(string activity, string tab = "input")
    {
        await LeaveSelectionAsync();
        await studio.Node(activity).GetByText(activity, new() { Exact = true }).ClickAsync();
        await Page.GetByRole(AriaRole.Tab, new() { NameRegex = Named(tab) }).Last.ClickAsync();
    }

    /// <summary>Types texts into a field that holds many.</summary>
    public async Task AddAsync(string label, params string[] values)
    {
        var field = Field(Page.Locator("body"), label).Locator("input").First;
        foreach (var value in values)
        {
            await field.ClickAsync();
            await Page.Keyboard.TypeAsync(value);
            await studio.SavedAsync(() => Page.Keyboard.PressAsync("Enter"), value);
        }
    }

    /// <summary>Types a text into a field.</summary>
    public Task FillAsync(string label, string value) => studio.SavedAsync(() => FillAsync(Page.Locator("body"), label, value), value);

    /// <summary>Takes one of a field's choices.</summary>
    public async Task ChooseAsync(string label, string choice)
    {
        await Field(Page.Locator("body"), label).Locator("div.mud-input-slot:visible").First.ClickAsync();
        await studio.SavedAsync(() => Popover.GetByText(choice, new() { Exact = true }).ClickAsync(), choice);
    }

    /// <summary>Makes a field an expression, in place of what stood there.</summary>
    public async Task ExpressAsync(string label, string language, string expression)
    {
        var row = Page.Locator(".d-flex.flex-row", new() { Has = Page.Locator($"label:text-is('{label}'), .mud-typography:text-is('{label}')") }).Last;
        await row.Locator(".mud-menu button").First.ClickAsync();
        await studio.SavedAsync(() => Popover.GetByText(language, new() { Exact = true }).ClickAsync(), language);
        await Field(Page.Locator("body"), label).Locator(".monaco-editor .view-lines").First.ClickAsync();

        // A box that was not ticked leaves the text False in the editor.
        await Page.Keyboard.PressAsync("Control+A");
        await studio.SavedAsync(() => Page.Keyboard.InsertTextAsync(expression), expression);
    }

    /// <summary>Draws inside an activity, in a flowchart of that port's own, and comes back to the canvas.</summary>
    public async Task InsideAsync(string activity, string port, Func<Task> draw)
    {
        await LeaveSelectionAsync();
        await studio.Node(activity).GetByText(port, new() { Exact = true }).ClickAsync();
        await studio.SavedAsync(() => Dialog.GetByRole(AriaRole.Button, new() { Name = "OK" }).ClickAsync());
        await Assertions.Expect(studio.Nodes).ToHaveCountAsync(0);
        await draw();
        await Page.GetByText("Root", new() { Exact = true }).ClickAsync();
        await studio.Node(activity).WaitForAsync();
    }

    // What is selected lies under a frame that takes the clicks.
    private async Task LeaveSelectionAsync()
    {
        await Page.Locator(".x6-graph-svg").First.ClickAsync(new() { Position = new() { X = 5, Y = 5 } });
        await Assertions.Expect(Page.Locator(".x6-widget-selection-box")).ToHaveCountAsync(0);
    }

    private static ILocator Field(ILocator within, string label) =>
        within.Locator($".mud-input-control:has(label:text-is('{label}')), .mud-input-control:has(legend:text-is('{label}'))").Last;

    private static async Task FillAsync(ILocator within, string label, string value)
    {
        var field = Field(within, label).Locator("input:visible, textarea:visible").First;
        await field.FillAsync(value);
        await field.PressAsync("Tab");
    }

    private static Regex Named(string name) => new($"^\\s*{name}\\s*$", RegexOptions.IgnoreCase);
}
