using System.Globalization;
using CoordinationFlow.ElsaApi.Json;
using CoordinationFlow.Workflows.Runtime;
using CoordinationFlow.Workflows.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CoordinationFlow.ElsaApi.Problems;

/// <summary>Turns what ends a request without an answer into Elsa's form of an error.</summary>
internal static class ElsaProblems
{
    public static IResult NotFound(string what) => Say(StatusCodes.Status404NotFound, [what]);

    /// <summary>Catches what the endpoint throws.</summary>
    public static async ValueTask<object?> CatchAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (ElsaProblemException problem)
        {
            return Say(StatusCodes.Status400BadRequest, problem.Problems);
        }
        catch (DefinitionNotFoundException missing)
        {
            return NotFound(missing.Message);
        }
        catch (StepAbortedException refused)
        {
            return Say(StatusCodes.Status400BadRequest, [refused.Message]);
        }
        catch (Exception failure) when (StoreUnavailable.Is(failure))
        {
            return Unavailable(context.HttpContext, failure);
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or BadHttpRequestException))
        {
            Log.RequestFailed(context.HttpContext.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("CoordinationFlow.ElsaApi"), failure);
            return Say(StatusCodes.Status500InternalServerError, ["The server failed. What was asked for was not done."]);
        }
    }

    /// <summary>The same for what fails on the way to the endpoint, as where the store is asked who calls.</summary>
    public static async Task CatchAsync(HttpContext http, RequestDelegate next)
    {
        try
        {
            await next(http);
        }
        catch (Exception failure) when (StoreUnavailable.Is(failure) && !http.Response.HasStarted)
        {
            http.Response.Clear();
            await Unavailable(http, failure).ExecuteAsync(http);
        }
    }

    private static IResult Unavailable(HttpContext http, Exception failure)
    {
        Log.StoreFailed(http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("CoordinationFlow.ElsaApi"), failure);
        http.Response.Headers.RetryAfter = StoreUnavailable.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        return Say(StatusCodes.Status503ServiceUnavailable, ["The database cannot be reached at the moment. Try again in a few seconds."]);
    }

    private static IResult Say(int status, IReadOnlyList<string> problems) =>
        ElsaJson.Answer(new { statusCode = status, message = problems[0], errors = new { generalErrors = problems } }, status);
}
