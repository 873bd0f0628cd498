using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CoordinationFlow.EndToEndTests.Browser;
using CoordinationFlow.IntegrationTests.Server;
using Microsoft.Playwright;

namespace CoordinationFlow.EndToEndTests.Portal;

/// <summary>The coordinator changes a dossier's sheet on a page.</summary>
public sealed class SheetTests(Chromium chromium, RunningServer server) : IClassFixture<RunningServer>
{
    private const string Dossier = "/dossiers/be-2027-0006";

    [Fact]
    public async Task A_sheet_is_changed_and_what_was_not_touched_stays()
    {
        var page = await chromium.SignInAsync(server.Address, "ann", "de", script: false);
        await page.GotoAsync(Dossier);
        await page.Locator($"a[href='{Dossier}/sheet']").ClickAsync();
        Assert.Equal("de", await page.Locator("html").GetAttributeAsync("lang"));
        await page.Locator("#title-nl").FillAsync("Resolutie over kinderen");
        await page.Locator("#seat-COCOF").SelectOptionAsync("Required");
        await page.Locator("#meeting").FillAsync("2031-03-13");
        await page.Locator("button[value=save]").ClickAsync();

        await Assertions.Expect(page).ToHaveURLAsync(new Regex("[?]done=editSheet$"));
        using var ann = server.As("ann");
        var sheet = JsonNode.Parse(await ann.GetStringAsync("/api" + Dossier))!["sheet"]!;
        Assert.Equal(("Resolutie over kinderen", "Resolution zum Schutz von Migrantenkindern"), (sheet["title"]!["nl"]!.ToString(), sheet["title"]!["de"]!.ToString()));
        Assert.Equal(["COCOF", "COCOM", "FEDASIL", "FWB", "IBZ", "JUS", "OBG", "VL", "WAL"], sheet["required"]!.AsArray().Select(code => code!.ToString()).Order(StringComparer.Ordinal));
        Assert.Equal(("silence", "COORMULTI", "2031-03-13"), (sheet["flow"]!.ToString(), sheet["table"]!.ToString(), sheet["meeting"]!.ToString()));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost()
    {
        var page = await chromium.SignInAsync(server.Address, "ann", "fr");
        foreach (var (field, value) in new[] { ("reference", "BE-2027-0001"), ("title-fr", ""), ("maxRounds", "0") })
        {
            await page.GotoAsync($"{Dossier}/sheet");
            if (field == "title-fr")
            {
                foreach (var language in new[] { "fr", "nl", "de", "en" })
                {
                    await page.Locator($"#title-{language}").FillAsync("");
                }
            }

            await page.Locator("#item").FillAsync("Ce qui a été écrit");
            await page.Locator($"#{field}").FillAsync(value);
            await page.Locator("main form").EvaluateAsync("form => form.noValidate = true");
            await page.Locator("button[value=save]").ClickAsync();

            await Assertions.Expect(page.Locator($".errors a[href='#{field}']")).ToBeVisibleAsync();
            await Assertions.Expect(page.Locator($"#{field}-error")).ToBeVisibleAsync();
            Assert.Equal(("Ce qui a été écrit", value), (await page.Locator("#item").InputValueAsync(), await page.Locator($"#{field}").InputValueAsync()));
        }

        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_page_is_not_there_for_others_nor_once_the_draft_was_circulated()
    {
        var coordinator = await chromium.SignInAsync(server.Address, "ann", "en");
        var pilot = await chromium.SignInAsync(server.Address, "fa-m1", "en");

        Assert.Equal(404, (await coordinator.GotoAsync("/dossiers/be-2027-0001/sheet"))!.Status);
        Assert.Equal(404, (await pilot.GotoAsync($"{Dossier}/sheet"))!.Status);
        await coordinator.Context.CloseAsync();
        await pilot.Context.CloseAsync();
    }
}
