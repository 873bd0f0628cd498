using CoordinationFlow.Domain.Refusals;
using CoordinationFlow.Workflows.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CoordinationFlow.Api.Problems;

/// <summary>
/// Turns whatever ends a request of the API without an answer into a problem document: refusals, unknown addresses, missing sign-in,
/// broken requests and faults. A stack trace never leaves the server; it goes to the log.
/// </summary>
public sealed class ProblemMiddleware(RequestDelegate next, ILogger<ProblemMiddleware> logger)
{
    /// <summary>Handles the request.</summary>
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
        }
        catch (Exception error) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            http.Response.Clear();
            await ProblemWriter.WriteAsync(http, Problem(error));
            return;
        }
        if (!http.Response.HasStarted && http.Response.ContentLength is null && http.Response.ContentType is null && CodeOf(http.Response.StatusCode) is { } code)
        {
            await ProblemWriter.WriteAsync(http, new(code));
        }
    }

    private ProblemException Problem(Exception error)
    {
        switch (error)
        {
            case ProblemException problem:
                return problem;
            case RefusedException refused:
                return ProblemException.Of(refused.Refusal);
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return new(ProblemCodes.TooLarge);
            case BadHttpRequestException:
                return new(ProblemCodes.RequestMalformed);
            case var failed when StoreUnavailable.Is(failed):
                Log.StoreFailed(logger, failed);
                return new(ProblemCodes.StoreUnavailable);
            default:
                Log.RequestFailed(logger, error);
                return new(ProblemCodes.ServerFault);
        }
    }

    private static string? CodeOf(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => ProblemCodes.SignInMissing,
        StatusCodes.Status403Forbidden => ProblemCodes.RightMissing,
        StatusCodes.Status404NotFound => ProblemCodes.RouteUnknown,
        StatusCodes.Status405MethodNotAllowed => ProblemCodes.MethodNotAllowed,
        StatusCodes.Status413PayloadTooLarge => ProblemCodes.TooLarge,
        StatusCodes.Status415UnsupportedMediaType => ProblemCodes.WrongType,
        >= 400 and < 500 => ProblemCodes.RequestMalformed,
        _ => null,
    };
}
