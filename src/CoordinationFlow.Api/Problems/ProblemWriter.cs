using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CoordinationFlow.Api.Json;
using CoordinationFlow.Api.Languages;
using CoordinationFlow.Workflows.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace CoordinationFlow.Api.Problems;

/// <summary>Writes a problem document as the answer to a request.</summary>
public static class ProblemWriter
{
    /// <summary>The media type of problem documents.</summary>
    public const string MediaType = "application/problem+json";

    /// <summary>Answers the request with the problem, worded in the reader's language. The response must not have begun.</summary>
    public static async Task WriteAsync(HttpContext http, ProblemException problem)
    {
        var language = RequestLanguage.Of(http);
        var document = Document(http, problem, language);
        http.Response.StatusCode = document.Status;
        http.Response.ContentType = MediaType;
        http.Response.Headers.ContentLanguage = language.Name;
        http.Response.Headers.CacheControl = "no-store";
        if (document.Status == StatusCodes.Status401Unauthorized)
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
        }
        if (document.Status == StatusCodes.Status503ServiceUnavailable)
        {
            http.Response.Headers.RetryAfter = StoreUnavailable.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        }
        await JsonSerializer.SerializeAsync(http.Response.Body, document, ApiJson.Options, http.RequestAborted);
    }

    private static ProblemDocument Document(HttpContext http, ProblemException problem, CultureInfo language)
    {
        var status = ProblemCodes.StatusOf(problem.Code);
        var refusal = problem.Refusal;
        return new()
        {
            Type = "urn:coordinationflow:problem:" + problem.Code,
            Title = ReasonPhrases.GetReasonPhrase(status),
            Status = status,
            Detail = ProblemSentences.Say(problem, language),
            Instance = http.Request.Path,
            Code = problem.Code,
            Field = problem.Field,
            Errors = problem.Errors.IsEmpty ? null : [.. problem.Errors.Select(error => error with { Detail = ProblemSentences.Say(error, language) })],
            Suggestion = refusal?.Suggestion,
            Earliest = refusal?.Earliest,
            Cutoff = refusal?.Cutoff,
            Participants = refusal is { Participants.IsDefaultOrEmpty: false } ? refusal.Participants : null,
            StandingReceipt = refusal?.StandingReceipt,
            Paragraphs = refusal is { Paragraphs.IsEmpty: false } ? refusal.Paragraphs : null,
            Reason = refusal?.Reason,
            CurrentTag = problem.CurrentTag,
            TraceId = Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier,
        };
    }
}
