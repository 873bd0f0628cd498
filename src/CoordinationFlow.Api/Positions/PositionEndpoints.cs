using CoordinationFlow.Api.Bodies;
using CoordinationFlow.Api.Commands;
using CoordinationFlow.Api.Idempotency;
using CoordinationFlow.Api.Problems;
using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Coordination.Dossiers;
using CoordinationFlow.Domain.Positions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoordinationFlow.Api.Positions;

internal static class PositionEndpoints
{
    public static void MapPositions(this RouteGroupBuilder api)
    {
        var dossier = api.MapGroup("/dossiers/{id}").WithTags("Positions");
        dossier.MapGet("/positions", ListAsync).IsQuestion<IReadOnlyList<PositionView>>("Positions that you may see: each participant's standing one.", 404);
        dossier.MapPost("/position", CommitAsync).IsCommand("The pilot's own position, which needs no task.");
        dossier.MapPost("/lift", LiftAsync).IsCommand("Lifts your participant's own reservations.");
        dossier.MapPost("/consent", ConsentAsync).IsCommand("Consents that your participant's scrutiny reservation stays at adoption.");
        dossier.MapPost("/statement", StatementAsync).IsCommand("Turns your participant's substantive reservation into a statement.");
    }

    /// <summary>The command of an answer that came by this API: its key is the message id too, marked with the way in and the sender.</summary>
    public static CommitPosition Commit(string dossierId, string? taskId, PositionRequest answer, Caller caller, HttpContext http)
    {
        var key = IdempotencyKey.Of(http);
        return new(dossierId, taskId, answer.Content(), answer.Replaces, answer.DraftHash) { MessageId = $"rest:{caller.PersonId}:{key}", Key = key, SentAt = answer.SentAt };
    }

    private static async Task<IResult> ListAsync(string id, ICallerAccessor callers, IDossierQueries dossiers, CancellationToken cancel) =>
        await dossiers.DossierAsync(callers.Required, id, cancel) is { } dossier
            ? TypedResults.Ok(dossier.Positions)
            : throw new ProblemException(ProblemCodes.DossierUnknown);

    private static Task<IResult> CommitAsync(string id, Body<PositionRequest> body, HttpContext http, DossierDesk desk) =>
        desk.GiveAsync(http, Commit(id, null, body.Value, desk.Caller, http), body.ReceivedAt);

    private static Task<IResult> LiftAsync(string id, Body<LiftRequest> body, HttpContext http, DossierDesk desk) =>
        desk.GiveAsync(http, new LiftReservation(id, body.Value.Paragraphs), body.ReceivedAt);

    private static Task<IResult> ConsentAsync(string id, Body<ConsentRequest> body, HttpContext http, DossierDesk desk) =>
        desk.GiveAsync(http, new ConsentToAdoption(id, body.Value.Paragraphs ?? []), body.ReceivedAt);

    private static Task<IResult> StatementAsync(string id, Body<StatementRequest> body, HttpContext http, DossierDesk desk) =>
        desk.GiveAsync(http, new MakeStatement(id, body.Value.Paragraphs, body.Value.Text), body.ReceivedAt);
}
