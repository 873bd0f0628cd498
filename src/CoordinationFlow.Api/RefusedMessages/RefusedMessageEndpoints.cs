using CoordinationFlow.Api.Commands;
using CoordinationFlow.Api.Idempotency;
using CoordinationFlow.Api.Paging;
using CoordinationFlow.Api.Participants;
using CoordinationFlow.Api.Problems;
using CoordinationFlow.Coordination.Board;
using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Coordination.Outbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace CoordinationFlow.Api.RefusedMessages;

internal static class RefusedMessageEndpoints
{
    public static void MapRefusedMessages(this RouteGroupBuilder api)
    {
        var messages = api.MapGroup("/refused-messages").WithTags("Queues");
        messages.MapGet("", ListAsync).IsQuestion<Page<RefusedMessage>>("Messages that were set aside, with the reason, newest first (administrators).", 400, 403, 422);
        messages.MapPost("/{id}/replay", ReplayAsync).WithSummary("Takes a message in again as it stands, with the stamp of its first arrival (administrators).")
            .WithMetadata(CommandMark.Instance).Produces<ReplayResult>().Refuses(400, 401, 403, 404);
    }

    private static async Task<IResult> ListAsync(string? cursor, string? take, HttpContext http, ICallerAccessor callers, [FromServices] IRefusedMessages messages, CancellationToken cancel)
    {
        var caller = Administrators.Only(callers);
        var page = PageRequest.Of(cursor, take);
        if (page.Cursor is { } id && !id.All(char.IsAsciiHexDigit))
        {
            throw ProblemException.Of("cursor", "field.format", "[0-9a-f]+");
        }
        return PageRequest.Answer(http, await messages.ListAsync(caller, page.Cursor, page.Take, cancel));
    }

    private static async Task<IResult> ReplayAsync(string id, HttpContext http, ICallerAccessor callers, [FromServices] IRefusedMessages messages, CancellationToken cancel)
    {
        var caller = Administrators.Only(callers);
        _ = IdempotencyKey.Of(http);
        return await messages.ReplayAsync(caller, id, cancel) is { } result
            ? TypedResults.Ok(result)
            : throw new ProblemException(ProblemCodes.ThingUnknown);
    }
}
