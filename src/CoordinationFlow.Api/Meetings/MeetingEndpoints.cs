using System.ComponentModel.DataAnnotations;
using CoordinationFlow.Api.Bodies;
using CoordinationFlow.Api.Commands;
using CoordinationFlow.Domain.Impacts;
using CoordinationFlow.Domain.Meetings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoordinationFlow.Api.Meetings;

/// <summary>The meeting's new date.</summary>
public sealed record MeetingRequest
{
    /// <summary>The date in Belgium, 2027-03-25.</summary>
    public required DateOnly Date { get; init; }
}

/// <summary>Why the deadline is kept.</summary>
public sealed record KeepDeadlineRequest
{
    /// <summary>The reason, kept with the decision.</summary>
    [MaxLength(BodyLimits.Line), NotBlank]
    public string? Reason { get; init; }
}

internal static class MeetingEndpoints
{
    public static void MapMeetings(this RouteGroupBuilder api)
    {
        var dossier = api.MapGroup("/dossiers/{id}").WithTags("Deadlines");
        dossier.MapPost("/meeting", MoveAsync).IsCommand("Moves the meeting; the derived cutoff moves with it, the open round's deadline does not.");
        dossier.MapPost("/impact/apply", ApplyAsync).IsCommand("Applies the deadline that a changed calendar or cutoff proposes.");
        dossier.MapPost("/impact/keep", KeepAsync).IsCommand("Keeps the open round's deadline.");
    }

    private static Task<IResult> MoveAsync(string id, Body<MeetingRequest> body, HttpContext http, DossierDesk desk) =>
        desk.GiveAsync(http, new MoveMeeting(id, body.Value.Date), body.ReceivedAt);

    private static Task<IResult> ApplyAsync(string id, HttpContext http, DossierDesk desk) => desk.GiveAsync(http, new ApplyImpact(id));

    private static Task<IResult> KeepAsync(string id, Body<KeepDeadlineRequest> body, HttpContext http, DossierDesk desk) =>
        desk.GiveAsync(http, new KeepImpact(id, body.Value.Reason), body.ReceivedAt);
}
