using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using CoordinationFlow.EndToEndTests.Browser;
using CoordinationFlow.IntegrationTests.Server;
using Microsoft.Playwright;

namespace CoordinationFlow.EndToEndTests.Studio;

/// <summary>
/// A flow designer's window on the real Elsa Studio, under the pages' own policy. It notes every call with its status; errors of the console,
/// failed requests and requests that leave the machine fail the test at its end.
/// </summary>
internal sealed class StudioWindow : IAsyncDisposable
{
    private const string FirstNode = ".x6-node";

    private readonly ConcurrentQueue<string> _calls = [];
    private readonly ConcurrentQueue<string> _wrong = [];
    private readonly Uri _address;
    private readonly List<string> _expected = [];

    private StudioWindow(IPage page, Uri address)
    {
        (Page, _address) = (page, address);
        page.Console += (_, message) => Note(message.Type == "error", $"console: {message.Text}");
        page.PageError += (_, error) => Note(true, $"page: {error}");
        page.RequestFailed += (_, request) => Note(!IsAbandoned(request), $"failed: {request.Method} {request.Url} {request.Failure}");
        page.Request += (_, request) => Note(new Uri(request.Url) is { Scheme: "http" or "https" or "ws" or "wss" } url && url.Authority != address.Authority, $"left the machine: {request.Url}");
        page.Response += (_, response) =>
        {
            var path = new Uri(response.Url).PathAndQuery;
            if (path.StartsWith("/elsa/", StringComparison.Ordinal))
            {
                _calls.Enqueue($"{response.Status} {response.Request.Method} {path}");
            }

            Note(response.Status >= 400, $"{response.Status} {response.Request.Method} {path}");
        };
    }

    public IPage Page { get; }

    public ILocator Nodes => Page.Locator(FirstNode);

    /// <summary>The activity of that name on the canvas.</summary>
    public ILocator Node(string name) => Page.Locator(FirstNode, new() { HasText = name });

    public ILocator Edges => Page.Locator(".x6-edge");

    public static async Task<StudioWindow> OpenAsync(Chromium chromium, RunningServer server, string person = "clara", string language = "en")
    {
        var page = await chromium.SignInAsync(server.Address, person, language, underPolicy: true);
        await page.SetViewportSizeAsync(1600, 1000);
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        page.SetDefaultTimeout(60_000);
        Assertions.SetDefaultExpectTimeout(60_000);
        return new(page, server.Address);
    }

    /// <summary>Status, method and address of each call of Elsa's API so far.</summary>
    public IReadOnlyCollection<string> Calls => _calls;

    /// <summary>A failure with that text is what the test provokes.</summary>
    public void Expect(string text) => _expected.Add(text);

    public Task GoToDefinitionsAsync() => Page.GotoAsync("/studio/workflows/definitions");

    public async Task GoToEditorAsync(string definitionId)
    {
        await Page.GotoAsync($"/studio/workflows/definitions/{definitionId}/edit");
        await Nodes.First.WaitForAsync();
    }

    public async Task GoToViewerAsync(string instanceId)
    {
        await Page.GotoAsync($"/studio/workflows/instances/{instanceId}/view");
        await Nodes.First.WaitForAsync();
    }

    /// <summary>Creates a flow on the list's button; the new definition's id.</summary>
    public async Task<string> CreateAsync(string name)
    {
        await GoToDefinitionsAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Create workflow" }).First.ClickAsync();
        var dialog = Page.Locator(".mud-dialog");
        await dialog.Locator("input").First.FillAsync(name);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "OK" }).ClickAsync();
        await Page.WaitForURLAsync("**/edit");
        return new Uri(Page.Url).Segments[^2].TrimEnd('/');
    }

    /// <summary>Drags an activity from its category to a place of the canvas, and waits until Studio has saved it.</summary>
    public async Task DragAsync(string category, string activity, int x, int y)
    {
        var source = Page.GetByText(activity, new() { Exact = true }).First;
        if (!await source.IsVisibleAsync())
        {
            await Page.GetByText(category, new() { Exact = true }).First.ClickAsync();
            await source.WaitForAsync();
        }

        await SavedAsync(() => source.DragToAsync(Page.Locator(".x6-graph-svg").First, new() { TargetPosition = new() { X = x, Y = y } }));
    }

    /// <summary>Draws a connection between the ports of two nodes.</summary>
    public Task ConnectAsync(ILocator from, string port, ILocator to) => SavedAsync(async () =>
    {
        var start = await MiddleAsync(from.Locator($".x6-port-body[port='{port}']"));
        var end = await MiddleAsync(to.Locator(".x6-port-body[port='In']"));
        await Page.Mouse.MoveAsync(start.X, start.Y);
        await Page.Mouse.DownAsync();
        await Page.Mouse.MoveAsync(end.X - 30, end.Y + 10, new() { Steps = 10 });
        await Page.Mouse.MoveAsync(end.X, end.Y, new() { Steps = 5 });
        await Page.Mouse.UpAsync();
    });

    /// <summary>Fills an input of the selected activity.</summary>
    public Task FillAsync(string label, string value) => SavedAsync(async () =>
    {
        var field = Page.Locator($".mud-input-control:has(label:text-is('{label}')) input").First;
        await field.FillAsync(value);
        await field.PressAsync("Tab");
    });

    /// <summary>Lets the canvas show the whole flow, by the first button of its toolbar.</summary>
    public Task FitAsync() => Page.Locator(".mud-toolbar button:visible:has(svg)").First.ClickAsync();

    /// <summary>Presses the button with the cloud and waits until Studio says that.</summary>
    public async Task PublishAsync(string said)
    {
        await Page.Locator("button:visible:has(path[d^='M19.35'])").First.ClickAsync();
        await Page.Locator(".mud-snackbar", new() { HasText = said }).First.WaitForAsync();
    }

    /// <summary>Presses the button with the triangle; the new instance's id.</summary>
    public async Task<string> RunAsync()
    {
        await Page.Locator("button:visible:has(path[d^='M8 5v14'])").First.ClickAsync();
        await Page.WaitForURLAsync("**/view");
        await Nodes.First.WaitForAsync();
        return new Uri(Page.Url).Segments[^2].TrimEnd('/');
    }

    /// <summary>Says yes in the dialog that is open.</summary>
    public Task ConfirmAsync() => Page.Locator(".mud-dialog, .mud-message-box").GetByRole(AriaRole.Button).Last.ClickAsync();

    /// <summary>Says yes where Studio asks something first.</summary>
    public async Task ConfirmIfAskedAsync()
    {
        const int moment = 1500;
        var button = Page.Locator(".mud-dialog, .mud-message-box").GetByRole(AriaRole.Button).Last;
        try
        {
            await button.ClickAsync(new() { Timeout = moment });
        }
        catch (TimeoutException)
        {
            // It asked nothing.
        }
    }

    /// <summary>Imports a file on the list's button.</summary>
    public async Task ImportAsync(string path, string name)
    {
        var content = await File.ReadAllBytesAsync(path);
        await Page.RunAndWaitForResponseAsync(
            () => Page.Locator("input[type=file]").First.SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/json", Buffer = content }),
            response => response.Url.EndsWith("/workflow-definitions/import", StringComparison.Ordinal));
    }

    /// <summary>Acts, and waits until Studio has saved what came of it; where a text is given, a save that holds it: Studio saves a moment after each key.</summary>
    public async Task SavedAsync(Func<Task> act, string? text = null)
    {
        var request = await Page.RunAndWaitForRequestAsync(
            act, request => request.Method == "POST" && request.Url == new Uri(_address, "/elsa/api/workflow-definitions").ToString() && (text is null || Holds(JsonNode.Parse(request.PostData!), text)));
        await request.ResponseAsync();
    }

    /// <summary>All calls so far, written to the test's output; fails where something went wrong.</summary>
    public void Check()
    {
        foreach (var call in _calls)
        {
            TestContext.Current.TestOutputHelper?.WriteLine(call);
        }

        Assert.DoesNotContain(_wrong, wrong => !_expected.Exists(expected => wrong.Contains(expected, StringComparison.Ordinal)));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => new(Page.Context.CloseAsync());

    private static bool Holds(JsonNode? saved, string text) => saved switch
    {
        JsonObject members => members.Any(member => Holds(member.Value, text)),
        JsonArray items => items.Any(item => Holds(item, text)),
        JsonValue value when value.TryGetValue<string>(out var said) => said.Contains(text, StringComparison.Ordinal),
        _ => false,
    };

    private static async Task<(float X, float Y)> MiddleAsync(ILocator port)
    {
        var box = (await port.BoundingBoxAsync())!;
        return (box.X + (box.Width / 2), box.Y + (box.Height / 2));
    }

    // A page that is left abandons what it still loads.
    private static bool IsAbandoned(IRequest request) => request.Failure == "net::ERR_ABORTED";

    private void Note(bool isWrong, string what)
    {
        if (isWrong)
        {
            _wrong.Enqueue(what);
        }
    }
}
