using System.Reflection;
using System.Text.RegularExpressions;
using CoordinationFlow.EndToEndTests.Browser;
using CoordinationFlow.IntegrationTests.Server;
using CoordinationFlow.Portal;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.AspNetCore.Components;
using Microsoft.Playwright;

namespace CoordinationFlow.EndToEndTests.Portal;

/// <summary>Follows every link that each role finds, so that a page added later is read by axe without being named here.</summary>
public sealed partial class EveryPageTests(Chromium chromium, RunningServer server) : IClassFixture<RunningServer>
{
    /// <summary>Pages that only a posted form, a failure or a second version reaches, which the demonstration has none of; the second test and <see cref="AccessibilityTests"/> open them.</summary>
    private static readonly string[] PostedTo = ["/problem/{}", "/dossiers/{}/versions/{}", "/tasks/{}/check", "/tasks/{}/sent", "/tasks/{}/saved"];

    private static readonly string[] StudioPages = ["/studio", "/studio/workflows/definitions/ordinary/edit", "/studio/workflows/instances/none/view"];

    // Studio's own canvas is not ours to mend (accessibility statement); the shell around it is.
    private static readonly AxeRunContext OurOwn = new() { Exclude = [new AxeSelector("#studio")] };

    [Fact]
    public async Task Axe_finds_nothing_on_any_page_that_a_link_reaches()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var found = new List<string>();
        foreach (var person in new[] { "ann", "io-m1", "bru-h1", "paul", "ida", "dirk", "clara", "eva", null })
        {
            var page = await chromium.SignInAsync(server.Address, person, "fr");
            // Studio's own program takes seconds to start on each of its pages, and is not what is read here.
            await page.RouteAsync("**/*.wasm", route => route.AbortAsync());
            await FollowAsync(page, person, seen, found);
            await page.Context.CloseAsync();
        }

        Assert.True(found.Count == 0, string.Join('\n', found));
        Assert.Empty(Routes().Where(route => !seen.Any(one => Regex.IsMatch(one, $"^{Regex.Escape(route).Replace("\\{}", "[^/]+", StringComparison.Ordinal)}$"))).Except(PostedTo));
    }

    [Fact]
    public async Task Axe_finds_nothing_on_the_pages_between_an_answer_and_its_receipt()
    {
        var found = new List<string>();
        var page = await chromium.SignInAsync(server.Address, "wal-m1", "nl");
        var task = await DemoDossiers.TaskOfAsync(server, "wal-m1");
        foreach (var (button, ends) in new[] { ("button[value=save]", "/saved$"), ("button[value=check]", "/check$"), ("main form button", "/sent[?]") })
        {
            if (!page.Url.EndsWith("/check", StringComparison.Ordinal))
            {
                await page.GotoAsync(task);
                await page.Locator("#default").SelectOptionAsync("SubstantiveReservation");
                await page.Locator("#reason").FillAsync("The cost is not covered.");
            }

            await page.Locator(button).ClickAsync();
            await Assertions.Expect(page).ToHaveURLAsync(new Regex(ends));
            found.AddRange(await BarriersAsync(page, page.Url));
        }

        Assert.True(found.Count == 0, string.Join('\n', found));
        await page.Context.CloseAsync();
    }

    private static async Task FollowAsync(IPage page, string? person, HashSet<string> seen, List<string> found)
    {
        // Studio's own lists lead to the editor and the viewer.
        string[] doors = ["/", "/sign-in", .. person == "clara" ? StudioPages : []];
        var ways = new HashSet<string>(doors, StringComparer.Ordinal);
        var next = new Queue<string>(doors);
        while (next.TryDequeue(out var path))
        {
            var answer = await page.GotoAsync(path);
            if (answer is null || !answer.Headers.GetValueOrDefault("content-type", "").StartsWith("text/html", StringComparison.Ordinal))
            {
                continue;
            }

            seen.Add(Kind(path.Split('?')[0]));
            if (answer.Status >= 400)
            {
                found.Add($"{person} {path}: a link leads to {answer.Status}");
            }

            found.AddRange(await BarriersAsync(page, $"{person} {path}"));
            foreach (var link in await page.EvaluateAsync<string[]>("[...document.querySelectorAll('a[href]')].filter(a => a.origin === location.origin && !a.hasAttribute('download')).map(a => a.pathname + (a.pathname.startsWith('/dossiers/') ? a.search : ''))"))
            {
                // One of each kind is enough, but for the coordinator's dossiers: each state has pages of its own.
                if (ways.Add(person == "ann" && link.StartsWith("/dossiers/", StringComparison.Ordinal) && !link.Contains("/do/", StringComparison.Ordinal) ? link : Kind(link)) && !Elsewhere(link))
                {
                    next.Enqueue(link);
                }
            }
        }
    }

    private static async Task<IEnumerable<string>> BarriersAsync(IPage page, string where) =>
        (await page.RunAxe(OurOwn, Wcag.Rules)).Violations.Select(one => $"{where}: {one.Id} at {string.Join(", ", one.Nodes.Take(3).Select(node => node.Html))}");

    private static bool Elsewhere(string link) => link.StartsWith("/language/", StringComparison.Ordinal) || link.StartsWith("/api/", StringComparison.Ordinal) || link == "/sign-out";

    private static IEnumerable<string> Routes() => typeof(PortalSetup).Assembly.GetTypes()
        .SelectMany(page => page.GetCustomAttributes<RouteAttribute>())
        .Select(route => Parameters().Replace(route.Template, "{}"));

    /// <summary>An address without the ids in it.</summary>
    private static string Kind(string path) => Ids().Replace(path, "/{}");

    [GeneratedRegex("/(?=[^/]*[0-9])[^/]+")]
    private static partial Regex Ids();

    [GeneratedRegex("{[^}]+}")]
    private static partial Regex Parameters();
}
