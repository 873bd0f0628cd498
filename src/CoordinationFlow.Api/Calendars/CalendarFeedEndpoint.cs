using System.Text;
using CoordinationFlow.Coordination.Calendars;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace CoordinationFlow.Api.Calendars;

/// <summary>Where calendar programs fetch a person's calendar: the address itself is the secret, since they send no other.</summary>
internal static class CalendarFeedEndpoint
{
    /// <summary>Where addresses begin; left out of traces, since they are secrets.</summary>
    public const string Path = "/calendar";

    public static void MapCalendarFeed(this IEndpointRouteBuilder routes) => routes.MapGet(Path + "/{token}.ics", FeedAsync).AllowAnonymous().ExcludeFromDescription();

    private static async Task<IResult> FeedAsync(string token, HttpContext http, [FromServices] ICalendarFeeds feeds, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "private, no-store";
        return await feeds.ReadAsync(token, cancel) is { } calendar ? TypedResults.Text(calendar, "text/calendar", Encoding.UTF8) : TypedResults.NotFound();
    }
}
