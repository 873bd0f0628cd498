using CoordinationFlow.Api.Bodies;
using CoordinationFlow.Api.Commands;
using CoordinationFlow.Api.Drafts;
using CoordinationFlow.Api.Problems;
using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Coordination.Dossiers;
using CoordinationFlow.Domain.Positions;
using CoordinationFlow.Domain.Rounds;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoordinationFlow.Api.Rounds;

internal static class RoundEndpoints
{
    public static void MapRounds(this RouteGroupBuilder api)
    {
        var dossier = api.MapGroup("/dossiers/{id}").WithTags("Rounds");
        dossier.MapGet("/rounds", ListAsync).IsQuestion<IReadOnlyList<RoundView>>("The dossier's rounds as you may see them, newest first.", 404);
        dossier.MapGet("/rounds/{number:int}", OneAsync).IsQuestion<RoundView>("One round.", 404);
        dossier.MapPost("/rounds", CirculateAsync).IsCommand("Circulates the draft: opens a round and gives each participant asked its task.");
        dossier.MapPost("/supersede", SupersedeAsync).IsCommand("Replaces the open round's draft by a new version in a new round.");
        dossier.MapPost("/extend", ExtendAsync).IsCommand("Moves the open round's deadline later.");
        dossier.MapPost("/shorten", ShortenAsync).IsCommand("Moves the open round's deadline earlier.");
        dossier.MapPost("/close-early", CloseEarlyAsync).IsCommand("Closes the open round before its deadline; everyone counted must have answered.");
        dossier.MapPost("/remind", RemindAsync).IsCommand("Reminds all who have not answered.");
        dossier.MapPost("/go-on-without", GoOnWithoutAsync).IsCommand("Goes on without those that did not answer.");
        dossier.MapPost("/admit-late", AdmitLateAsync).IsCommand("Lets a late answer count as if it had come in time.");
    }

    private static async Task<IResult> ListAsync(string id, ICallerAccessor callers, IDossierQueries dossiers, CancellationToken cancel) =>
        TypedResults.Ok((await FindAsync(id, callers, dossiers, cancel)).Rounds);

    private static async Task<IResult> OneAsync(string id, int number, ICallerAccessor callers, IDossierQueries dossiers, CancellationToken cancel) =>
        (await FindAsync(id, callers, dossiers, cancel)).Rounds.FirstOrDefault(round => round.Number == number) is { } round
            ? TypedResults.Ok(round)
            : throw new ProblemException(ProblemCodes.ThingUnknown);

    private static async Task<DossierView> FindAsync(string id, ICallerAccessor callers, IDossierQueries dossiers, CancellationToken cancel) =>
        await dossiers.DossierAsync(callers.Required, id, cancel) ?? throw new ProblemException(ProblemCodes.DossierUnknown);

    private static Task<IResult> CirculateAsync(string id, Body<CirculateRequest> body, HttpContext http, DossierDesk desk) =>
        desk.GiveAsync(http, new Circulate(id, body.Value.Procedure, body.Value.Deadline?.Rule(), ParagraphRequest.All(body.Value.Paragraphs), body.Value.Ask ?? [], body.Value.Override), body.ReceivedAt);

    private static Task<IResult> SupersedeAsync(string id, Body<SupersedeRequest> body, HttpContext http, DossierDesk desk) =>
        desk.GiveAsync(http, new Supersede(id, body.Value.Procedure, body.Value.Deadline?.Rule(), ParagraphRequest.All(body.Value.Paragraphs), body.Value.Override), body.ReceivedAt);

    private static Task<IResult> ExtendAsync(string id, Body<ExtendRequest> body, HttpContext http, DossierDesk desk) =>
        desk.GiveAsync(http, new Extend(id, body.Value.Deadline.Rule(), body.Value.Reason, body.Value.Override), body.ReceivedAt);

    private static Task<IResult> ShortenAsync(string id, Body<ShortenRequest> body, HttpContext http, DossierDesk desk) =>
        desk.GiveAsync(http, new Shorten(id, body.Value.Deadline.Rule(), body.Value.Reason), body.ReceivedAt);

    private static Task<IResult> CloseEarlyAsync(string id, HttpContext http, DossierDesk desk) => desk.GiveAsync(http, new CloseEarly(id));

    private static Task<IResult> RemindAsync(string id, HttpContext http, DossierDesk desk) => desk.GiveAsync(http, new Remind(id));

    private static Task<IResult> GoOnWithoutAsync(string id, Body<ReasonRequest> body, HttpContext http, DossierDesk desk) =>
        desk.GiveAsync(http, new GoOnWithout(id, body.Value.Reason), body.ReceivedAt);

    private static Task<IResult> AdmitLateAsync(string id, Body<AdmitLateRequest> body, HttpContext http, DossierDesk desk) =>
        desk.GiveAsync(http, new AdmitLate(id, body.Value.Participant, body.Value.Reason), body.ReceivedAt);
}
