using CoordinationFlow.Api.Bodies;
using CoordinationFlow.Api.Commands;
using CoordinationFlow.Api.Drafts;
using CoordinationFlow.Api.Problems;
using CoordinationFlow.Api.Rounds;
using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Coordination.Escalation;
using CoordinationFlow.Domain.Escalation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoordinationFlow.Api.Escalation;

internal static class EscalationEndpoints
{
    public static void MapEscalation(this RouteGroupBuilder api)
    {
        var dossier = api.MapGroup("/dossiers/{id}").WithTags("Escalation");
        dossier.MapGet("/ladder", LadderAsync).IsQuestion<LadderView>("The ladder that the dossier climbs, and the levels that you may convene now.", 404);
        dossier.MapGet("/sittings", SittingsAsync).IsQuestion<IReadOnlyList<SittingView>>("The levels' sittings with decisions and minutes, newest first; none for those who may not see who blocks.", 404);
        dossier.MapPost("/escalate", EscalateAsync).IsCommand("Convenes the next level of the ladder and calls every counted participant to it.");
        dossier.MapPost("/sittings", RecordAsync).IsCommand("Records a level's sitting: its decision, who was present, and the minutes.");
        dossier.MapPost("/ask-for-level", AskAsync).IsCommand("Asks the coordinator to convene the next level.");
    }

    private static async Task<IResult> LadderAsync(string id, ICallerAccessor callers, ISittingQueries sittings, CancellationToken cancel) =>
        TypedResults.Ok(await sittings.LadderAsync(callers.Required, id, cancel) ?? throw new ProblemException(ProblemCodes.DossierUnknown));

    private static async Task<IResult> SittingsAsync(string id, ICallerAccessor callers, ISittingQueries sittings, CancellationToken cancel) =>
        TypedResults.Ok(await sittings.SittingsAsync(callers.Required, id, cancel) ?? throw new ProblemException(ProblemCodes.DossierUnknown));

    private static Task<IResult> EscalateAsync(string id, Body<EscalateRequest> body, HttpContext http, DossierDesk desk) =>
        desk.GiveAsync(http, new Escalate(id, body.Value.Level, body.Value.Sitting.ToUniversalTime(), body.Value.Reason), body.ReceivedAt);

    private static Task<IResult> RecordAsync(string id, Body<SittingRequest> body, HttpContext http, DossierDesk desk) =>
        desk.GiveAsync(http, new RecordSitting(id, body.Value.Level, body.Value.Decision, body.Value.Present, body.Value.Minutes, body.Value.Decides ?? [], ParagraphRequest.All(body.Value.Paragraphs)), body.ReceivedAt);

    private static Task<IResult> AskAsync(string id, Body<ReasonRequest> body, HttpContext http, DossierDesk desk) =>
        desk.GiveAsync(http, new AskForLevel(id, body.Value.Reason), body.ReceivedAt);
}
