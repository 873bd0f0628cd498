using CoordinationFlow.Api.Bodies;
using CoordinationFlow.Api.Commands;
using CoordinationFlow.Api.Problems;
using CoordinationFlow.Api.Tags;
using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Coordination.Dossiers;
using CoordinationFlow.Domain.Drafts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoordinationFlow.Api.Drafts;

internal static class DraftEndpoints
{
    public static void MapDrafts(this RouteGroupBuilder api)
    {
        var drafts = api.MapGroup("/dossiers/{id}").WithTags("Drafts");
        drafts.MapGet("/drafts", ListAsync).IsQuestion<IReadOnlyList<DraftLine>>("Versions of the draft that you may open, newest first.", 404);
        drafts.MapGet("/drafts/{version:int}", OneAsync).IsQuestion<DraftView>("The text of one version.", 404).WithMetadata(TaggedMark.Instance);
        drafts.MapPut("/draft", WriteAsync).IsCommand("Writes the draft: replaces a version that was never circulated, else makes the next one.");
    }

    private static async Task<IResult> ListAsync(string id, ICallerAccessor callers, IDossierQueries dossiers, CancellationToken cancel) =>
        await dossiers.DossierAsync(callers.Required, id, cancel) is { } dossier
            ? TypedResults.Ok(dossier.Drafts)
            : throw new ProblemException(ProblemCodes.DossierUnknown);

    private static async Task<IResult> OneAsync(string id, int version, HttpContext http, ICallerAccessor callers, IDossierQueries dossiers, CancellationToken cancel) =>
        await dossiers.DraftAsync(callers.Required, id, version, cancel) is { } draft
            ? EntityTag.Answer(http, draft, draft.Hash)
            : throw new ProblemException(await dossiers.DossierAsync(callers.Required, id, cancel) is null ? ProblemCodes.DossierUnknown : ProblemCodes.ThingUnknown);

    private static Task<IResult> WriteAsync(string id, Body<DraftRequest> body, HttpContext http, DossierDesk desk) =>
        desk.GiveAsync(http, new WriteDraft(id, ParagraphRequest.All(body.Value.Paragraphs)), body.ReceivedAt);
}
