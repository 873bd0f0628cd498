using Microsoft.Playwright;

namespace CoordinationFlow.EndToEndTests.Portal;

/// <summary>The keyboard and nothing else: Tab until what is wanted has the focus, and the focus must be seen.</summary>
internal static class Keyboard
{
    private const int MostStops = 400;

    /// <summary>Tabs to the element.</summary>
    public static async Task TabToAsync(this Visitor visitor, ILocator wanted)
    {
        await Assertions.Expect(wanted).ToHaveCountAsync(1);
        for (var stop = 0; stop < MostStops; stop++)
        {
            if (await wanted.EvaluateAsync<bool>("element => element === document.activeElement"))
            {
                var outline = await wanted.EvaluateAsync<string>("element => getComputedStyle(element).outlineStyle");
                Assert.NotEqual("none", outline);
                return;
            }

            await visitor.Page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"{wanted} cannot be reached by Tab on {visitor.Page.Url}.");
    }

    /// <summary>Tabs to the link or button and presses Enter, and waits for the page that follows.</summary>
    public static async Task EnterAsync(this Visitor visitor, ILocator wanted)
    {
        await visitor.TabToAsync(wanted);
        await visitor.Page.EvaluateAsync("document.documentElement.dataset.left = 'yes'");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visitor.Page.Locator("html:not([data-left]) footer")).ToBeVisibleAsync();
    }

    /// <summary>Tabs to the field and types.</summary>
    public static async Task TypeAsync(this Visitor visitor, string field, string text)
    {
        await visitor.TabToAsync(visitor.Page.Locator($"[id='{field}']"));
        await visitor.Page.Keyboard.TypeAsync(text);
    }

    /// <summary>Tabs to the list and goes down to the value.</summary>
    public static async Task ChooseAsync(this Visitor visitor, string field, string value)
    {
        var list = visitor.Page.Locator($"[id='{field}']");
        await visitor.TabToAsync(list);
        await visitor.Page.Keyboard.PressAsync("Home");
        for (var step = 0; step < MostStops && await list.InputValueAsync() != value; step++)
        {
            await visitor.Page.Keyboard.PressAsync("ArrowDown");
        }

        Assert.Equal(value, await list.InputValueAsync());
    }

    /// <summary>Tabs to the box and ticks it.</summary>
    public static async Task TickAsync(this Visitor visitor, ILocator box)
    {
        await visitor.TabToAsync(box);
        await visitor.Page.Keyboard.PressAsync("Space");
        Assert.True(await box.IsCheckedAsync());
    }
}
