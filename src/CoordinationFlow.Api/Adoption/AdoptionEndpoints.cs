using System.ComponentModel.DataAnnotations;
using CoordinationFlow.Api.Bodies;
using CoordinationFlow.Api.Commands;
using CoordinationFlow.Api.Problems;
using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Coordination.Dossiers;
using CoordinationFlow.Domain.Adoption;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoordinationFlow.Api.Adoption;

/// <summary>A decision that may carry a reason.</summary>
public sealed record DecisionRequest
{
    /// <summary>The reason, kept with the decision.</summary>
    [MaxLength(BodyLimits.Line), NotBlank]
    public string? Reason { get; init; }
}

internal static class AdoptionEndpoints
{
    public static void MapAdoption(this RouteGroupBuilder api)
    {
        var dossier = api.MapGroup("/dossiers/{id}").WithTags("Adoption");
        dossier.MapPost("/adopt", AdoptAsync).IsCommand("Adopts the common position and issues the instruction.");
        dossier.MapPost("/abstain", AbstainAsync).IsCommand("Records an abstention and issues the instruction.");
        dossier.MapGet("/instructions", InstructionsAsync).IsQuestion<IReadOnlyList<Instruction>>("Instructions to the Permanent Representation, newest first; the first is valid.", 404);
    }

    private static Task<IResult> AdoptAsync(string id, Body<DecisionRequest> body, HttpContext http, DossierDesk desk) =>
        desk.GiveAsync(http, new Adopt(id, body.Value.Reason), body.ReceivedAt);

    private static Task<IResult> AbstainAsync(string id, Body<DecisionRequest> body, HttpContext http, DossierDesk desk) =>
        desk.GiveAsync(http, new RecordAbstention(id, body.Value.Reason), body.ReceivedAt);

    private static async Task<IResult> InstructionsAsync(string id, ICallerAccessor callers, IDossierQueries dossiers, CancellationToken cancel) =>
        await dossiers.DossierAsync(callers.Required, id, cancel) is { } dossier
            ? TypedResults.Ok(dossier.Instructions)
            : throw new ProblemException(ProblemCodes.DossierUnknown);
}
