using CoordinationFlow.EndToEndTests.Browser;
using CoordinationFlow.IntegrationTests.Server;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace CoordinationFlow.EndToEndTests.Flows;

/// <summary>A designer tries a flow out from the editor's page, by keyboard alone, in four languages.</summary>
public sealed class TryOutPageTests(Chromium chromium, RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task Chosen_answers_show_their_path_their_data_and_how_long_it_takes()
    {
        var page = await chromium.SignInAsync(server.Address, "clara", "en", underPolicy: true);
        var wrong = new List<string>();
        page.Console += (_, message) => wrong.AddRange(message.Type == "error" ? [message.Text] : []);
        await page.GotoAsync("/studio/workflows/definitions/ordinary/edit");
        await page.Locator(".beside a", new() { HasText = "Try it out" }).ClickAsync();
        await page.Locator("#area").SelectOptionAsync("MIG");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show its participants" }).ClickAsync();
        await page.Locator("select[name='first-JUS']").SelectOptionAsync("Object");
        await page.GetByRole(AriaRole.Button, new() { Name = "Run it" }).PressAsync("Enter");

        await Assertions.Expect(page.Locator("[role=status]")).ToContainTextAsync("The flow ended: finished");
        Assert.Contains("closed", await page.Locator("[role=status]").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("Instruction issued", await page.Locator(".tried").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(2, await page.Locator(".tried td", new() { HasText = "Round opened" }).CountAsync());
        Assert.Contains("run", await page.Locator(".drawing").InnerTextAsync(), StringComparison.Ordinal);
        Assert.True(await page.Locator(".drawing path[stroke-width='4']").CountAsync() > 5);
        Assert.Contains("working hours", await page.Locator(".tried").InnerTextAsync(), StringComparison.Ordinal);
        Assert.True(await page.Locator(".tried details").CountAsync() > 2);
        Assert.Empty(wrong);
        await page.Context.CloseAsync();
    }

    [Theory, InlineData("fr"), InlineData("nl"), InlineData("de"), InlineData("en")]
    public async Task Neither_the_form_nor_its_result_has_a_barrier_that_axe_finds(string language)
    {
        var page = await chromium.SignInAsync(server.Address, "clara", language);
        await page.GotoAsync("/flows/ordinary/try");
        Assert.Empty((await page.RunAxe(Wcag.Rules)).Violations.Select(one => $"{one.Id}: {one.Nodes[0].Html}"));
        await page.Locator("form[method=post] button").Last.ClickAsync();
        await page.Locator("#timeline").WaitForAsync();

        Assert.Empty((await page.RunAxe(Wcag.Rules)).Violations.Select(one => $"{one.Id}: {one.Nodes[0].Html}"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_field_that_cannot_be_read_is_told_and_nothing_typed_is_lost()
    {
        var page = await chromium.SignInAsync(server.Address, "clara", "en");
        await page.GotoAsync("/flows/ordinary/try");
        await page.Locator("#days").FillAsync("99");
        await page.Locator("#rounds").FillAsync("2");
        await page.GetByRole(AriaRole.Button, new() { Name = "Run it" }).ClickAsync();

        await Assertions.Expect(page.Locator("#days-error")).ToContainTextAsync("from 1 to 60");
        Assert.Equal("2", await page.Locator("#rounds").InputValueAsync());
        await page.Context.CloseAsync();
    }

    [Theory, InlineData("ann"), InlineData("emp-m1")]
    public async Task Whoever_is_no_designer_finds_no_such_page(string person)
    {
        var page = await chromium.SignInAsync(server.Address, person, "en");

        Assert.Equal(404, (await page.GotoAsync("/flows/ordinary/try"))!.Status);
        await page.Context.CloseAsync();
    }
}
