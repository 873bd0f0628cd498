using CoordinationFlow.Api.Commands;
using CoordinationFlow.Api.Paging;
using CoordinationFlow.Coordination.Board;
using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Coordination.Impacts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoordinationFlow.Api.Impacts;

internal static class ImpactEndpoints
{
    public static void MapImpacts(this RouteGroupBuilder api) =>
        api.MapGet("/impacts", ListAsync).WithTags("Deadlines").IsQuestion<Page<ImpactLine>>("Open rounds that a changed calendar or meeting would move, each with its standing and its proposed deadline (coordinators, secretariats, auditors; administrators without titles).", 400, 403, 422);

    private static async Task<IResult> ListAsync(string? cursor, string? take, HttpContext http, ICallerAccessor callers, IImpactQueries impacts, CancellationToken cancel)
    {
        var page = PageRequest.Of(cursor, take);
        return PageRequest.AnswerIfAllowed(http, await impacts.ImpactsAsync(callers.Required, page.Cursor, page.Take, cancel));
    }
}
