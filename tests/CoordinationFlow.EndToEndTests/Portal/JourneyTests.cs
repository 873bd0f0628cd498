using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CoordinationFlow.EndToEndTests.Browser;
using CoordinationFlow.IntegrationTests.Server;
using Microsoft.Playwright;

namespace CoordinationFlow.EndToEndTests.Portal;

/// <summary>The whole cycle in the browser, with script switched off: forms and links are enough.</summary>
public sealed class JourneyTests(Chromium chromium, RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task A_dossier_goes_from_creation_over_answers_to_adoption_without_script()
    {
        var coordinator = await chromium.SignInAsync(server.Address, "ann", "en", script: false);
        var dossier = await CreateAsync(coordinator, "BE-2027-0901");
        await WriteAsync(coordinator);
        await CirculateAsync(coordinator);

        await PrepareAsync("hea-h1", "BE-2027-0901");
        await AnswerAsync("hea-m1", "BE-2027-0901", reservation: false);
        await AnswerAsync("vl-m1", "BE-2027-0901", reservation: true);
        await coordinator.GotoAsync(dossier);
        await Assertions.Expect(coordinator.Locator("table.divergence")).ToContainTextAsync("VL");
        await Assertions.Expect(coordinator.GetByRole(AriaRole.Link, new() { Name = "Adopt the common position" })).ToHaveCountAsync(0);

        await AnswerAsync("vl-m1", "BE-2027-0901", reservation: false);
        await MoveClockAsync(TimeSpan.FromDays(14));
        // Fourteen days on nobody is signed in any longer.
        await coordinator.Context.CloseAsync();
        coordinator = await chromium.SignInAsync(server.Address, "ann", "en", script: false);
        await coordinator.GotoAsync(dossier);
        Assert.Contains("Adopt the common position", await coordinator.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await coordinator.Locator("a[href$='/do/adopt']").ClickAsync();
        await coordinator.Locator("main form button").ClickAsync();

        await Assertions.Expect(coordinator.Locator("#adoption")).ToBeVisibleAsync();
        await coordinator.Context.CloseAsync();
    }

    private static async Task<string> CreateAsync(IPage page, string reference)
    {
        await page.GotoAsync("/dossiers/new");
        await page.Locator("#reference").FillAsync(reference);
        await page.Locator("#title").FillAsync("A journey of the browser");
        await page.Locator("#pilot").SelectOptionAsync("IBZ");
        await page.Locator("#area-MIG").CheckAsync();
        await page.Locator("#seat-HEA").SelectOptionAsync("Required");
        await page.Locator("#seat-VL").SelectOptionAsync("Required");
        await page.Locator("main form .buttons button").Last.ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/draft$"));
        return new Uri(page.Url).AbsolutePath[..^"/draft".Length];
    }

    private static async Task WriteAsync(IPage page)
    {
        await page.Locator("#text-1-en").FillAsync("Belgium supports the proposal.");
        await page.Locator("#text-1-nl").FillAsync("België steunt het voorstel.");
        await page.Locator("button[value=add]").ClickAsync();
        await page.Locator("#text-2-nl").FillAsync("België vraagt een evaluatie.");
        await page.Locator("button[value=save]").ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("[?]done=writeDraft$"));
    }

    private static async Task CirculateAsync(IPage page)
    {
        await page.Locator("a[href$='/do/circulate']").ClickAsync();
        await page.Locator("main form button").ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("[?]done=circulate$"));
    }

    private async Task PrepareAsync(string handler, string reference)
    {
        var page = await chromium.SignInAsync(server.Address, handler, "en", script: false);
        await OpenTaskAsync(page, reference);
        await page.Locator("#default").SelectOptionAsync("AgreeWithComments");
        await page.Locator("#comment").FillAsync("The costs are to be estimated.");
        Assert.Equal(0, await page.Locator("button[value=check]").CountAsync());
        await page.Locator("button[value=save]").ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/saved$"));
        await page.Context.CloseAsync();
    }

    private async Task AnswerAsync(string holder, string reference, bool reservation)
    {
        var page = await chromium.SignInAsync(server.Address, holder, "en", script: false);
        await OpenTaskAsync(page, reference);
        await page.Locator("#default").SelectOptionAsync("Agree");
        await page.Locator("#stance-2").SelectOptionAsync(reservation ? "SubstantiveReservation" : "Agree");
        await page.Locator("#reason").FillAsync(reservation ? "Not without an assessment of its effects." : "");
        await page.Locator("button[value=check]").ClickAsync();
        await page.Locator("main form button").ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/sent[?]"));
        await page.Context.CloseAsync();
    }

    private static async Task OpenTaskAsync(IPage page, string reference)
    {
        // Tasks travel by the queue: the inbox has it a moment later. One that is answered stands under "done".
        var link = page.Locator("main a", new() { HasText = reference });
        foreach (var inbox in Enumerable.Repeat(new[] { "/inbox", "/inbox?done=1" }, 50).SelectMany(both => both))
        {
            await page.GotoAsync(inbox);
            if (await link.CountAsync() > 0)
            {
                await link.First.ClickAsync();
                return;
            }
        }

        Assert.Fail($"No task on {reference} came.");
    }

    private async Task MoveClockAsync(TimeSpan span)
    {
        using var client = server.As("ann");
        using var answer = await client.PostAsJsonAsync("/demo/clock", new JsonObject { ["advance"] = $"P{span.Days}D" });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}
