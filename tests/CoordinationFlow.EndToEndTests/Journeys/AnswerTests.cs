using CoordinationFlow.EndToEndTests.Portal;
using Microsoft.Playwright;

namespace CoordinationFlow.EndToEndTests.Journeys;

/// <summary>What a person meets on the way to an answer and after it.</summary>
public sealed class AnswerTests(RunningPortal portal)
{
    [Fact]
    public async Task Saved_is_not_sent_and_is_there_again()
    {
        await using var handler = await portal.OpenAsAsync("bru-h1");
        await handler.GoAsync("/inbox");
        var task = (await handler.LinksAsync("/tasks/"))[0];
        await handler.GoAsync(task);
        await handler.Page.Locator("#comment").FillAsync("Kept for Monday.");
        await handler.Page.Locator("button[value=save]").ClickAsync();
        Assert.EndsWith("/saved", new Uri(handler.Page.Url).AbsolutePath, StringComparison.Ordinal);
        await handler.GoAsync(task);
        await Assertions.Expect(handler.Page.Locator("#comment")).ToHaveValueAsync("Kept for Monday.");
        await Assertions.Expect(handler.Page.Locator("main .notice").First).ToContainTextAsync("not sent");
    }

    [Fact]
    public async Task A_sent_answer_is_revised_with_a_check_and_a_new_reference()
    {
        await using var holder = await portal.OpenAsAsync("wal-m1");
        await holder.GoAsync("/inbox");
        var task = (await holder.LinksAsync("/tasks/"))[0];
        await holder.GoAsync(task);
        await holder.Page.Locator("#default").SelectOptionAsync("Agree");
        await holder.Page.Locator("button[value=check]").ClickAsync();
        await holder.Page.Locator("main form button").ClickAsync();
        var first = await holder.Page.Locator(".panel.sent strong").InnerTextAsync();

        await holder.GoAsync(task);
        await holder.Page.Locator("#default").SelectOptionAsync("SubstantiveReservation");
        await holder.Page.Locator("#reason").FillAsync("The cost is not covered.");
        await holder.Page.Locator("button[value=check]").ClickAsync();
        await Assertions.Expect(holder.Page.Locator(".panel.alarm")).ToBeVisibleAsync();
        await holder.Page.Locator("main form button").First.ClickAsync();
        Assert.NotEqual(first, await holder.Page.Locator(".panel.sent strong").InnerTextAsync());

        await holder.GoAsync(task);
        await Assertions.Expect(holder.Page.Locator("#reason")).ToHaveValueAsync("The cost is not covered.");
    }

    [Fact]
    public async Task The_language_switch_keeps_the_page()
    {
        await using var ann = await portal.OpenAsAsync("ann");
        await ann.GoAsync("/board?state=InRound");
        await ann.Page.Locator(".languages a[lang=fr]").ClickAsync();
        Assert.EndsWith("/board?state=InRound", ann.Page.Url, StringComparison.Ordinal);
        Assert.Equal("fr", await ann.Page.Locator("html").GetAttributeAsync("lang"));
    }

    [Theory, InlineData("ann", "/admin/participants"), InlineData("eva", "/dossiers/none"), InlineData("ann", "/tasks/none"), InlineData("ann", "/nowhere")]
    public async Task What_is_not_for_a_role_is_not_there(string person, string path)
    {
        await using var visitor = await portal.OpenAsAsync(person);
        Assert.Equal(404, await visitor.GoAsync(path));
        await Assertions.Expect(visitor.Page.Locator("h1")).ToBeVisibleAsync();
    }
}
