using CoordinationFlow.EndToEndTests.Browser;
using CoordinationFlow.IntegrationTests.Server;
using Microsoft.Playwright;

namespace CoordinationFlow.EndToEndTests.Portal;

/// <summary>A form that is refused says why beside the field and keeps what was typed.</summary>
public sealed class FormErrorsTests(Chromium chromium, RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task What_was_typed_stays_when_a_form_is_refused()
    {
        var coordinator = await chromium.SignInAsync(server.Address, "ann", "fr");
        await coordinator.GotoAsync("/dossiers/new");
        await coordinator.Locator("#title").FillAsync("Un titre qui ne doit pas se perdre");
        await coordinator.Locator("main form .buttons button").Last.ClickAsync();

        await Assertions.Expect(coordinator.Locator(".errors")).ToBeVisibleAsync();
        Assert.Equal("Un titre qui ne doit pas se perdre", await coordinator.Locator("#title").InputValueAsync());
        await coordinator.Context.CloseAsync();
    }

    [Fact]
    public async Task A_reservation_without_a_reason_is_told_beside_the_field_before_anything_is_sent()
    {
        var holder = await chromium.SignInAsync(server.Address, "emp-m1", "de");
        await holder.GotoAsync(await DemoDossiers.TaskOfAsync(server, "emp-m1"));
        await holder.Locator("#default").SelectOptionAsync("Object");
        await holder.Locator("button[value=check]").ClickAsync();

        await Assertions.Expect(holder.Locator("#reason-error")).ToBeVisibleAsync();
        Assert.Equal("true", await holder.Locator("#reason").GetAttributeAsync("aria-invalid"));
        Assert.Equal("Object", await holder.Locator("#default").InputValueAsync());
        await holder.Context.CloseAsync();
    }
}
