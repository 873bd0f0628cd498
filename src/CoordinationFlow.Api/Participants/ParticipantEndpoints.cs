using CoordinationFlow.Api.Bodies;
using CoordinationFlow.Api.Commands;
using CoordinationFlow.Api.Idempotency;
using CoordinationFlow.Api.Problems;
using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Coordination.Participants;
using CoordinationFlow.Domain.Participants;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace CoordinationFlow.Api.Participants;

internal static class ParticipantEndpoints
{
    public static void MapParticipants(this RouteGroupBuilder api)
    {
        var participants = api.MapGroup("/participants").WithTags("Participants");
        participants.MapGet("", ListAsync).IsQuestion<IReadOnlyList<Participant>>("All participants, by code.");
        participants.MapGet("/{code}", OneAsync).IsQuestion<Participant>("One participant.", 404);
        participants.MapPut("/{code}", SaveAsync).IsAdministration<Participant>("Adds or changes a participant (administrators).");
        participants.MapPost("/{code}/retire", RetireAsync).IsAdministration<Participant>("Retires a participant, into a successor or without one; dossiers follow (administrators).");
        api.MapGet("/me", Me).WithTags("Participants").IsQuestion<Caller>("Who you are signed in as, and in which role you act.");
    }

    private static Ok<Caller> Me(ICallerAccessor callers) => TypedResults.Ok(callers.Required);

    private static async Task<IResult> ListAsync(IReferenceData reference, CancellationToken cancel) =>
        TypedResults.Ok((await reference.CurrentAsync(cancel)).Participants.Values.OrderBy(participant => participant.Code, StringComparer.Ordinal));

    private static async Task<IResult> OneAsync(string code, IReferenceData reference, CancellationToken cancel) =>
        (await reference.CurrentAsync(cancel)).Participants.GetValueOrDefault(code) is { } participant
            ? TypedResults.Ok(participant)
            : throw new ProblemException(ProblemCodes.ThingUnknown);

    private static async Task<IResult> RetireAsync(string code, Body<RetirementRequest> body, HttpContext http, ICallerAccessor callers, IReferenceData reference, IAdministration administration, CancellationToken cancel)
    {
        var by = Administrators.Only(callers);
        _ = IdempotencyKey.Of(http);
        await administration.RetireParticipantAsync(by, Administrators.Code("code", code), body.Value.Successor, cancel);
        return TypedResults.Ok((await reference.CurrentAsync(cancel)).Participants[code]);
    }

    private static async Task<IResult> SaveAsync(string code, Body<ParticipantRequest> body, HttpContext http, ICallerAccessor callers, IAdministration administration, CancellationToken cancel)
    {
        var by = Administrators.Only(callers);
        _ = IdempotencyKey.Of(http);
        var participant = body.Value.Participant(Administrators.Code("code", code));
        await administration.SaveParticipantAsync(by, participant, cancel);
        return TypedResults.Ok(participant);
    }
}
