using System.ComponentModel.DataAnnotations;
using CoordinationFlow.Api.Bodies;
using CoordinationFlow.Api.Commands;
using CoordinationFlow.Api.Paging;
using CoordinationFlow.Coordination.Board;
using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Coordination.Reservations;
using CoordinationFlow.Domain.Reservations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoordinationFlow.Api.Reservations;

/// <summary>Who is asked to lift.</summary>
public sealed record AskToLiftRequest
{
    /// <summary>The holder's code; without it everybody that holds back.</summary>
    [MaxLength(BodyLimits.Code), NotBlank]
    public string? Participant { get; init; }
}

internal static class ReservationEndpoints
{
    public static void MapReservations(this RouteGroupBuilder api)
    {
        api.MapGet("/reservations", ListAsync).WithTags("Adoption").IsQuestion<Page<ReservationLine>>("Reservations that were kept at adoption and not lifted since, over all dossiers, by review date (coordinators, secretariats, auditors).", 400, 403, 422);
        api.MapPost("/dossiers/{id}/ask-to-lift", AskAsync).WithTags("Positions").IsCommand("Asks those that hold back, or the one named, to lift: each gets a task.");
    }

    private static async Task<IResult> ListAsync(string? cursor, string? take, HttpContext http, ICallerAccessor callers, IReservationQueries reservations, CancellationToken cancel)
    {
        var page = PageRequest.Of(cursor, take);
        return PageRequest.AnswerIfAllowed(http, await reservations.ReservationsAsync(callers.Required, page.Cursor, page.Take, cancel));
    }

    private static Task<IResult> AskAsync(string id, Body<AskToLiftRequest> body, HttpContext http, DossierDesk desk) =>
        desk.GiveAsync(http, new AskToLift(id, body.Value.Participant), body.ReceivedAt);
}
