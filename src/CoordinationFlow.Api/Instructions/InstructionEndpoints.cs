using CoordinationFlow.Api.Commands;
using CoordinationFlow.Api.Paging;
using CoordinationFlow.Api.Problems;
using CoordinationFlow.Coordination.Board;
using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Coordination.Instructions;
using CoordinationFlow.Domain.Instructions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoordinationFlow.Api.Instructions;

internal static class InstructionEndpoints
{
    public static void MapInstructions(this RouteGroupBuilder api)
    {
        api.MapGet("/instructions", ListAsync).WithTags("Instructions").IsQuestion<Page<InstructionLine>>("Instructions over all dossiers, newest first, each with when it was issued, delivered and confirmed (Permanent Representation, coordinators, secretariats, auditors).", 400, 403, 422);
        var one = api.MapGroup("/dossiers/{id}/instructions/{number:int}").WithTags("Instructions");
        one.MapGet("", OneAsync).IsQuestion<InstructionView>("One instruction with its text.", 404);
        one.MapPost("/confirm", ConfirmAsync).IsCommand("Confirms that the Permanent Representation has the instruction: the proof of receipt.");
    }

    private static async Task<IResult> ListAsync(string? cursor, string? take, HttpContext http, ICallerAccessor callers, IInstructionQueries instructions, CancellationToken cancel)
    {
        var page = PageRequest.Of(cursor, take);
        return PageRequest.AnswerIfAllowed(http, await instructions.InstructionsAsync(callers.Required, page.Cursor, page.Take, cancel));
    }

    private static async Task<IResult> OneAsync(string id, int number, ICallerAccessor callers, IInstructionQueries instructions, CancellationToken cancel) =>
        await instructions.InstructionAsync(callers.Required, id, number, cancel) is { } view ? TypedResults.Ok(view) : throw new ProblemException(ProblemCodes.DossierUnknown);

    private static Task<IResult> ConfirmAsync(string id, int number, HttpContext http, DossierDesk desk) => desk.GiveAsync(http, new ConfirmInstruction(id, number));
}
