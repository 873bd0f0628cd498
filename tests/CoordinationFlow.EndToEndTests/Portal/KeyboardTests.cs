using System.Text.RegularExpressions;
using CoordinationFlow.EndToEndTests.Browser;
using CoordinationFlow.IntegrationTests.Server;
using Microsoft.Playwright;

namespace CoordinationFlow.EndToEndTests.Portal;

/// <summary>A mandate holder answers with the keyboard alone, from the inbox to the receipt.</summary>
public sealed class KeyboardTests(Chromium chromium, RunningServer server) : IClassFixture<RunningServer>
{
    private const int MostSteps = 80;

    [Fact]
    public async Task A_mandate_holder_answers_with_the_keyboard_alone()
    {
        var page = await chromium.SignInAsync(server.Address, "io-m1", "nl");
        await page.GotoAsync("/inbox");

        await TabToAsync(page, page.Locator("main a[href^='/tasks/']").First);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#default")).ToBeVisibleAsync();

        await TabToAsync(page, page.Locator("#default"));
        await page.Keyboard.PressAsync("ArrowDown");
        Assert.Equal("Agree", await page.Locator("#default").InputValueAsync());
        await TabToAsync(page, page.Locator("button[value=check]"));
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/check$"));

        await TabToAsync(page, page.Locator("main form button"));
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/sent[?]"));

        Assert.Contains("receipt=", page.Url, StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_first_stop_leads_past_the_navigation_and_every_stop_shows_where_it_is()
    {
        var page = await chromium.SignInAsync(server.Address, "ann", "fr");
        await page.GotoAsync("/board");

        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("#main", await page.EvaluateAsync<string>("document.activeElement.getAttribute('href')"));
        for (var step = 0; step < 15; step++)
        {
            await page.Keyboard.PressAsync("Tab");
            Assert.NotEqual("none", await page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle"));
        }

        await page.Context.CloseAsync();
    }

    private static async Task TabToAsync(IPage page, ILocator target)
    {
        for (var step = 0; step < MostSteps; step++)
        {
            if (await target.EvaluateAsync<bool>("one => one === document.activeElement"))
            {
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"{target} is not reached with the Tab key.");
    }
}
