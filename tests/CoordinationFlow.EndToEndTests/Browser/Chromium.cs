using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(CoordinationFlow.EndToEndTests.Browser.Chromium))]

namespace CoordinationFlow.EndToEndTests.Browser;

/// <summary>Debian's Chromium (or the one that CHROMIUM names), started once for all browser tests.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-dev-shm-usage"],
        });
    }

    /// <summary>A window of a demo person who has signed in, in a language; nobody: at the sign-in page.</summary>
    public async Task<IPage> SignInAsync(Uri address, string? person, string language, bool script = true, bool underPolicy = false)
    {
        // The policy of the pages forbids foreign scripts, axe's too; only the test's own window may lay it aside.
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            ViewportSize = new() { Width = 1280, Height = 900 },
            JavaScriptEnabled = script,
            BypassCSP = script && !underPolicy,
        });
        var page = await context.NewPageAsync();
        await page.GotoAsync($"/language/{language}?back=/sign-in");
        if (person is not null)
        {
            await page.Locator($"form:has(input[name=person][value=\"{person}\"]) button").First.ClickAsync();
        }

        return page;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}
