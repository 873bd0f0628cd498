using Microsoft.Playwright;

namespace CoordinationFlow.EndToEndTests.Portal;

/// <summary>A person in front of the portal.</summary>
public sealed class Visitor(IBrowserContext context, IPage page) : IAsyncDisposable
{
    /// <summary>The page on screen.</summary>
    public IPage Page => page;

    /// <summary>Opens an address of the portal and says with which status it came.</summary>
    public async Task<int> GoAsync(string path) => (await page.GotoAsync(path))?.Status ?? 0;

    /// <summary>Signs in on the sign-in page.</summary>
    public async Task SignInAsync(string person)
    {
        await GoAsync("/sign-in");
        await page.Locator($"form:has(input[name=person][value='{person}']) button").First.ClickAsync();
        await Assertions.Expect(page.Locator(".who")).ToBeVisibleAsync();
    }

    /// <summary>Addresses of the links on the page that begin so, each once.</summary>
    public async Task<IReadOnlyList<string>> LinksAsync(string beginning)
    {
        var all = await page.Locator($"main a[href^='{beginning}']").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))");
        return [.. all.Distinct()];
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
