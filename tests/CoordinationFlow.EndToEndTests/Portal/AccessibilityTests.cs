using CoordinationFlow.EndToEndTests.Browser;
using CoordinationFlow.IntegrationTests.Server;
using Deque.AxeCore.Playwright;

namespace CoordinationFlow.EndToEndTests.Portal;

/// <summary>WCAG 2.2 AA as far as a machine can see it: axe finds nothing on any page, in any of the four languages.</summary>
public sealed class AccessibilityTests(Chromium chromium, RunningServer server) : IClassFixture<RunningServer>
{
    [Theory]
    [InlineData("fr")]
    [InlineData("nl")]
    [InlineData("de")]
    [InlineData("en")]
    public async Task No_page_has_a_barrier_that_axe_finds(string language)
    {
        var dossier = await DemoDossiers.PageOfAsync(server, "BE-2027-0002");
        var open = await DemoDossiers.PageOfAsync(server, "BE-2027-0001");
        var unopened = await DemoDossiers.PageOfAsync(server, "BE-2027-0006");
        var adopted = await DemoDossiers.PageOfAsync(server, "BE-2027-0004");
        var task = await DemoDossiers.TaskOfAsync(server, "io-m1");
        var found = new List<string>();
        foreach (var (person, paths) in new (string?, string[])[]
        {
            (null, ["/sign-in", "/accessibility", "/problem/404", "/problem/500"]),
            ("ann", ["/board", "/board?state=InRound&sort=deadline", "/dossiers/new", dossier, $"{dossier}/versions/1", open, $"{unopened}/draft", $"{unopened}/sheet", $"{unopened}/do/circulate", $"{open}/do/extend", $"{dossier}/do/withdraw", $"{dossier}/do/escalate", $"{dossier}/do/askForLevel", $"{dossier}/do/moveMeeting", $"{dossier}/do/instructAdReferendum", "/notices", "/alarms", "/board?state=Nonsense", "/dossiers/none", "/reservations", "/findings", "/findings?ended=1", "/impacts", "/instructions"]),
            ("paul", ["/instructions", $"{adopted}/instructions/1"]),
            ("io-m1", ["/inbox", task, "/board", open, "/notices", "/me"]),
            ("eva", ["/admin/participants", "/admin/calendar", "/admin/messages", "/impacts"]),
        })
        {
            var page = await chromium.SignInAsync(server.Address, person, language);
            foreach (var path in paths)
            {
                await page.GotoAsync(path);
                Assert.Equal(language, await page.Locator("html").GetAttributeAsync("lang"));
                var result = await page.RunAxe(Wcag.Rules);
                found.AddRange(result.Violations.Select(one => $"{path}: {one.Id} at {string.Join(", ", one.Nodes.Take(3).Select(node => node.Html))}"));
            }

            await page.Context.CloseAsync();
        }

        Assert.Empty(found);
    }

    [Fact]
    public async Task At_320_pixels_no_page_needs_scrolling_in_two_directions()
    {
        var page = await chromium.SignInAsync(server.Address, "io-m1", "de");
        await page.SetViewportSizeAsync(320, 700);
        var task = await DemoDossiers.TaskOfAsync(server, "io-m1");
        foreach (var path in new[] { "/inbox", task, "/board", "/notices", "/me", "/accessibility" })
        {
            await page.GotoAsync(path);
            Assert.Equal((path, 320), (path, await page.EvaluateAsync<int>("document.documentElement.scrollWidth")));
        }

        await page.Context.CloseAsync();
    }
}
