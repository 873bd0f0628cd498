using CoordinationFlow.Api.Bodies;
using CoordinationFlow.Api.Commands;
using CoordinationFlow.Api.Drafts;
using CoordinationFlow.Api.Paging;
using CoordinationFlow.Api.Problems;
using CoordinationFlow.Api.Rounds;
using CoordinationFlow.Api.Tags;
using CoordinationFlow.Coordination.Board;
using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Coordination.Dossiers;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Words;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoordinationFlow.Api.Dossiers;

internal static class DossierEndpoints
{
    public static void MapDossiers(this RouteGroupBuilder api)
    {
        var dossiers = api.MapGroup("/dossiers").WithTags("Dossiers");
        dossiers.MapGet("", ListAsync).IsQuestion<Page<BoardRow>>("Dossiers that you may see, by deadline or cutoff first.", 400, 422);
        dossiers.MapPost("", CreateAsync).WithSummary("Makes a dossier in state Preparing.").WithMetadata(CommandMark.Instance)
            .Produces<CommandDone>(StatusCodes.Status201Created).Refuses(400, 401, 403, 409, 413, 415, 422);
        dossiers.MapGet("/{id}", OneAsync).IsQuestion<DossierView>("One dossier as you may see it.", 404).WithMetadata(TaggedMark.Instance);
        dossiers.MapGet("/{id}/story", StoryAsync).IsQuestion<IReadOnlyList<StoryEntry>>("What happened to the dossier, as you may read it, oldest first.", 404);
        dossiers.MapPut("/{id}/sheet", EditAsync).IsCommand("Changes what the dossier is about while it is being prepared.");
        dossiers.MapPost("/{id}/seats", SeatAsync).IsCommand("Gives a participant a seat, changes it, or takes it.");
        dossiers.MapPost("/{id}/withdraw", WithdrawAsync).IsCommand("Withdraws the dossier; everything open is cancelled.");
    }

    private static async Task<IResult> ListAsync(
        string? state, string? area, string? pilot, string? waitsForCoordinator, string? cursor, string? take,
        HttpContext http, ICallerAccessor callers, IBoardQueries board, CancellationToken cancel)
    {
        var page = PageRequest.Of(cursor, take);
        var filter = new BoardFilter
        {
            State = QueryWords.Word<DossierState>("state", state),
            Area = QueryWords.Code("area", area),
            Pilot = QueryWords.Code("pilot", pilot),
            WaitsForCoordinator = QueryWords.Flag("waitsForCoordinator", waitsForCoordinator, otherwise: false),
        };
        return PageRequest.Answer(http, await board.BoardAsync(callers.Required, filter, page.Cursor, page.Take, cancel));
    }

    private static Task<IResult> CreateAsync(Body<CreateDossierRequest> body, HttpContext http, DossierDesk desk) =>
        desk.CreateAsync(http, id => new CreateDossier(id, body.Value.Sheet(), ParagraphRequest.All(body.Value.Paragraphs)), body.ReceivedAt);

    private static async Task<IResult> OneAsync(string id, HttpContext http, ICallerAccessor callers, IDossierQueries dossiers, CancellationToken cancel) =>
        await dossiers.DossierAsync(callers.Required, id, cancel) is { } dossier
            ? EntityTag.Answer(http, dossier, dossier.Tag)
            : throw new ProblemException(ProblemCodes.DossierUnknown);

    private static async Task<IResult> StoryAsync(string id, ICallerAccessor callers, IDossierQueries dossiers, CancellationToken cancel) =>
        await dossiers.StoryAsync(callers.Required, id, cancel) is { } story
            ? TypedResults.Ok(story)
            : throw new ProblemException(ProblemCodes.DossierUnknown);

    private static Task<IResult> EditAsync(string id, Body<SheetRequest> body, HttpContext http, DossierDesk desk) =>
        desk.GiveAsync(http, new EditSheet(id, body.Value.Sheet()), body.ReceivedAt);

    private static Task<IResult> SeatAsync(string id, Body<SeatRequest> body, HttpContext http, DossierDesk desk) =>
        desk.GiveAsync(http, new SetSeat(id, body.Value.Participant, body.Value.Seat, body.Value.Reason), body.ReceivedAt);

    private static Task<IResult> WithdrawAsync(string id, Body<ReasonRequest> body, HttpContext http, DossierDesk desk) =>
        desk.GiveAsync(http, new Withdraw(id, body.Value.Reason), body.ReceivedAt);
}
