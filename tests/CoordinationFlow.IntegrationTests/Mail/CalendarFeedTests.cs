using System.Net;
using CoordinationFlow.Coordination.Calendars;
using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Domain.Rights;
using Microsoft.Extensions.DependencyInjection;

namespace CoordinationFlow.IntegrationTests.Mail;

/// <summary>A person's calendar by its secret address.</summary>
public sealed class CalendarFeedTests
{
    private static readonly Caller Flanders = new("vl-m1", "VL", Role.MandateHolder, "VL");

    [Fact]
    public async Task A_calendar_shows_the_persons_deadlines_and_meetings_under_the_ids_of_the_mails()
    {
        await using var world = new MailWorld("");
        await world.InitializeAsync();
        var id = await world.DossierAsync("BE-2027-0910");
        await world.CirculateAsync(id);

        var (status, type, calendar) = await FetchAsync(world, await Feeds(world).MakeAsync(Flanders, TestContext.Current.CancellationToken));

        Assert.Equal((HttpStatusCode.OK, "text/calendar; charset=utf-8"), (status, type));
        Assert.Equal(([$"{id}.deadline.1@example.org", $"{id}.meeting.0@example.org"]), calendar!.Events.OrderBy(entry => entry.Start!.AsUtc).Select(entry => entry.Uid!).ToArray());
        Assert.Equal("BE-2027-0910: antwoord verwacht", calendar.Events.First(entry => entry.Uid!.Contains("deadline", StringComparison.Ordinal)).Summary);
    }

    [Fact]
    public async Task Whoever_has_no_seat_has_an_empty_calendar_and_a_restricted_title_stands_in_none()
    {
        await using var world = new MailWorld("");
        await world.InitializeAsync();
        await world.CirculateAsync(await world.DossierAsync("BE-2027-0911", "Restricted"));

        var (_, _, outside) = await FetchAsync(world, await Feeds(world).MakeAsync(new Caller("emp-m1", "EMP", Role.MandateHolder, "EMP"), TestContext.Current.CancellationToken));
        var (_, _, asked) = await FetchAsync(world, await Feeds(world).MakeAsync(Flanders, TestContext.Current.CancellationToken));

        Assert.Empty(outside!.Events);
        Assert.All(asked!.Events, entry => Assert.Null(entry.Description));
        Assert.All(asked.Events, entry => Assert.StartsWith("BE-2027-0911: ", entry.Summary, StringComparison.Ordinal));
        Assert.Equal(2, asked.Events.Count);
    }

    [Fact]
    public async Task An_address_that_was_renewed_or_revoked_is_nobodys()
    {
        await using var world = new MailWorld("");
        await world.InitializeAsync();
        var cancel = TestContext.Current.CancellationToken;
        var first = await Feeds(world).MakeAsync(Flanders, cancel);
        var second = await Feeds(world).MakeAsync(Flanders, cancel);

        Assert.Equal(HttpStatusCode.NotFound, (await FetchAsync(world, first)).Status);
        Assert.Equal(HttpStatusCode.OK, (await FetchAsync(world, second)).Status);
        Assert.NotNull(await Feeds(world).SinceAsync(Flanders, cancel));

        await Feeds(world).RevokeAsync(Flanders, cancel);
        Assert.Equal(HttpStatusCode.NotFound, (await FetchAsync(world, second)).Status);
        Assert.Null(await Feeds(world).SinceAsync(Flanders, cancel));
    }

    private static ICalendarFeeds Feeds(MailWorld world) => world.Services.GetRequiredService<ICalendarFeeds>();

    private static async Task<(HttpStatusCode Status, string? Type, Ical.Net.Calendar? Calendar)> FetchAsync(MailWorld world, string token)
    {
        using var anybody = world.As(null);
        using var answer = await anybody.GetAsync($"/calendar/{token}.ics");
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, answer.Content.Headers.ContentType?.ToString(), answer.IsSuccessStatusCode ? Ical.Net.Calendar.Load(text) : null);
    }
}
