using System.ComponentModel.DataAnnotations;
using CoordinationFlow.Api.Bodies;
using CoordinationFlow.Api.Commands;
using CoordinationFlow.Api.Rounds;
using CoordinationFlow.Domain.AdReferendum;
using CoordinationFlow.Domain.FollowUp;
using CoordinationFlow.Domain.Reopening;
using CoordinationFlow.Domain.Words;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoordinationFlow.Api.FollowUp;

/// <summary>An instruction before there is a position.</summary>
public sealed record AdReferendumRequest
{
    /// <summary>Why there is no time, kept with the decision.</summary>
    [MaxLength(BodyLimits.Line), NotBlank]
    public required string Reason { get; init; }

    /// <summary>The vote; without it the proposed one.</summary>
    public Vote? Vote { get; init; }
}

/// <summary>The report after the meeting.</summary>
public sealed record ReportRequest
{
    /// <summary>AsInstructed, Deviated, Postponed or NotReached.</summary>
    public required ReportResult Result { get; init; }

    /// <summary>The reason; a deviation needs it.</summary>
    [MaxLength(BodyLimits.Line), NotBlank]
    public string? Reason { get; init; }
}

internal static class FollowUpEndpoints
{
    public static void MapFollowUp(this RouteGroupBuilder api)
    {
        var dossier = api.MapGroup("/dossiers/{id}").WithTags("Adoption");
        dossier.MapPost("/ad-referendum", InstructAsync).IsCommand("Instructs the Permanent Representation before there is a position; a definitive one is owed.");
        dossier.MapPost("/report", ReportAsync).IsCommand("Reports after the meeting (Permanent Representation).");
        dossier.MapPost("/reopen", ReopenAsync).IsCommand("Reopens a dossier whose meeting was not held, was postponed, or went another way.");
    }

    private static Task<IResult> InstructAsync(string id, Body<AdReferendumRequest> body, HttpContext http, DossierDesk desk) =>
        desk.GiveAsync(http, new InstructAdReferendum(id, body.Value.Reason, body.Value.Vote), body.ReceivedAt);

    private static Task<IResult> ReportAsync(string id, Body<ReportRequest> body, HttpContext http, DossierDesk desk) =>
        desk.GiveAsync(http, new ReportBack(id, body.Value.Result, body.Value.Reason), body.ReceivedAt);

    private static Task<IResult> ReopenAsync(string id, Body<ReasonRequest> body, HttpContext http, DossierDesk desk) =>
        desk.GiveAsync(http, new Reopen(id, body.Value.Reason), body.ReceivedAt);
}
