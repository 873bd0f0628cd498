using System.Text.RegularExpressions;
using CoordinationFlow.EndToEndTests.Browser;
using CoordinationFlow.IntegrationTests.Server;
using Microsoft.Playwright;

namespace CoordinationFlow.EndToEndTests.Portal;

/// <summary>What a person meets on the way to an answer and after it.</summary>
public sealed class AnswerTests(Chromium chromium, RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task Saved_is_not_sent_and_is_there_again()
    {
        var task = await DemoDossiers.TaskOfAsync(server, "bru-h1");
        var handler = await chromium.SignInAsync(server.Address, "bru-h1", "en");
        await handler.GotoAsync(task);
        await handler.Locator("#comment").FillAsync("Kept for Monday.");
        await handler.Locator("button[value=save]").ClickAsync();
        await Assertions.Expect(handler).ToHaveURLAsync(new Regex("/saved$"));
        await handler.GotoAsync(task);

        Assert.Equal("Kept for Monday.", await handler.Locator("#comment").InputValueAsync());
        await Assertions.Expect(handler.Locator("main .notice").First).ToContainTextAsync("not sent");
        await handler.Context.CloseAsync();
    }

    [Fact]
    public async Task A_sent_answer_is_revised_with_a_check_and_a_new_reference()
    {
        var task = await DemoDossiers.TaskOfAsync(server, "wal-m1");
        var holder = await chromium.SignInAsync(server.Address, "wal-m1", "en");
        await holder.GotoAsync(task);
        await holder.Locator("#default").SelectOptionAsync("Agree");
        await holder.Locator("button[value=check]").ClickAsync();
        await holder.Locator("main form button").ClickAsync();
        var first = await holder.Locator(".panel.sent strong").InnerTextAsync();

        await holder.GotoAsync(task);
        await holder.Locator("#default").SelectOptionAsync("SubstantiveReservation");
        await holder.Locator("#reason").FillAsync("The cost is not covered.");
        await holder.Locator("button[value=check]").ClickAsync();
        await Assertions.Expect(holder.Locator(".panel.alarm")).ToBeVisibleAsync();
        await holder.Locator("main form button").ClickAsync();
        await Assertions.Expect(holder).ToHaveURLAsync(new Regex("/sent[?]"));

        Assert.NotEqual(first, await holder.Locator(".panel.sent strong").InnerTextAsync());
        await holder.Context.CloseAsync();
    }

    [Fact]
    public async Task An_amendment_is_shown_as_a_change_of_the_paragraph_in_its_own_language()
    {
        var holder = await chromium.SignInAsync(server.Address, "emp-m1", "de");
        await holder.GotoAsync(await DemoDossiers.TaskOfAsync(server, "emp-m1"));
        await holder.Locator("#default").SelectOptionAsync("AgreeWithComments");
        await holder.Locator("details:has(#amendment-p5-en) summary").ClickAsync();
        await holder.Locator("#amendment-p5-en").FillAsync("The cost for the period is borne within new budgets.");
        await holder.Locator("button[value=check]").ClickAsync();

        await Assertions.Expect(holder.Locator("main p[lang=en] ins")).ToContainTextAsync("new");
        await Assertions.Expect(holder.Locator("main p[lang=en] del")).ToContainTextAsync("existing");
        await holder.Context.CloseAsync();
    }

    [Fact]
    public async Task The_language_switch_keeps_the_page()
    {
        var page = await chromium.SignInAsync(server.Address, "ann", "en");
        await page.GotoAsync("/board?state=InRound");
        await page.Locator(".languages a[lang=fr]").ClickAsync();

        Assert.EndsWith("/board?state=InRound", page.Url, StringComparison.Ordinal);
        Assert.Equal("fr", await page.Locator("html").GetAttributeAsync("lang"));
        await page.Context.CloseAsync();
    }
}
