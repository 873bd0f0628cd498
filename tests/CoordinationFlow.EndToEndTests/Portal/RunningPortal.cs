using CoordinationFlow.EndToEndTests.Portal;
using CoordinationFlow.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(RunningPortal))]

namespace CoordinationFlow.EndToEndTests.Portal;

/// <summary>
/// The real server with the demonstration's dossiers on a store of its own, and a real Chromium in front of it (<c>CHROMIUM</c> names another than Debian's).
/// </summary>
public sealed class RunningPortal : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("coordinationflow-portal-").FullName;
    private WebApplication? _server;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Where the portal is.</summary>
    public string Address { get; private set; } = "";

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _server = ServerHost.Build(["--environment=Demo", "--urls=http://127.0.0.1:0", $"--Store:Folder={_folder}", "--Logging:LogLevel:Default=Critical"]);
        await _server.StartAsync();
        Address = _server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium", Args = ["--no-sandbox"] });
    }

    /// <summary>A browser of its own, in which nobody is signed in. Waits are short: every page is ready when it arrives.</summary>
    public async Task<Visitor> OpenAsync(string language = "en", int width = 1280, int height = 900, bool scripts = true, ColorScheme colours = ColorScheme.Light)
    {
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = Address, JavaScriptEnabled = scripts, ColorScheme = colours, ReducedMotion = ReducedMotion.Reduce, ViewportSize = new() { Width = width, Height = height },
        });
        context.SetDefaultTimeout(10_000);
        var visitor = new Visitor(context, await context.NewPageAsync());
        await visitor.GoAsync($"/language/{language}?back=/sign-in");
        return visitor;
    }

    /// <summary>The same, signed in as the demo person in its first role.</summary>
    public async Task<Visitor> OpenAsAsync(string person, string language = "en", int width = 1280, int height = 900, bool scripts = true, ColorScheme colours = ColorScheme.Light)
    {
        var visitor = await OpenAsync(language, width, height, scripts, colours);
        await visitor.SignInAsync(person);
        return visitor;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        if (_server is not null)
        {
            await _server.StopAsync();
            await _server.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }
}
