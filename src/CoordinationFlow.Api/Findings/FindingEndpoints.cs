using System.ComponentModel.DataAnnotations;
using CoordinationFlow.Api.Bodies;
using CoordinationFlow.Api.Commands;
using CoordinationFlow.Api.Paging;
using CoordinationFlow.Coordination.Board;
using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Coordination.Findings;
using CoordinationFlow.Domain.Findings;
using CoordinationFlow.Domain.Words;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoordinationFlow.Api.Findings;

/// <summary>What becomes of a finding.</summary>
public sealed record HandleFindingRequest
{
    /// <summary>Open, InProgress, Settled or Dropped.</summary>
    public required FindingState State { get; init; }

    /// <summary>The participant that sees to it; without it the coordinator.</summary>
    [MaxLength(BodyLimits.Code), NotBlank]
    public string? Owner { get; init; }

    /// <summary>When to look at it again, a day in Belgium; for one in progress.</summary>
    public DateOnly? Review { get; init; }

    /// <summary>Why; needed to settle or drop it.</summary>
    [MaxLength(BodyLimits.Line), NotBlank]
    public string? Remark { get; init; }
}

internal static class FindingEndpoints
{
    public static void MapFindings(this RouteGroupBuilder api)
    {
        api.MapGet("/findings", ListAsync).WithTags("Findings").IsQuestion<Page<FindingLine>>("Findings over all dossiers, newest first: those that are open or in progress (open=true, the default) or those that ended (coordinators, secretariats, auditors).", 400, 403, 422);
        api.MapPost("/dossiers/{id}/findings/{number:int}", HandleAsync).WithTags("Findings").IsCommand("Takes a finding up with an owner and a day of review, settles it or drops it.");
    }

    private static async Task<IResult> ListAsync(string? open, string? cursor, string? take, HttpContext http, ICallerAccessor callers, IFindingQueries findings, CancellationToken cancel)
    {
        var page = PageRequest.Of(cursor, take);
        return PageRequest.AnswerIfAllowed(http, await findings.FindingsAsync(callers.Required, QueryWords.Flag("open", open, otherwise: true), page.Cursor, page.Take, cancel));
    }

    private static Task<IResult> HandleAsync(string id, int number, Body<HandleFindingRequest> body, HttpContext http, DossierDesk desk) =>
        desk.GiveAsync(http, new HandleFinding(id, number, body.Value.State, body.Value.Owner, body.Value.Review, body.Value.Remark), body.ReceivedAt);
}
