using CoordinationFlow.ElsaApi.Json;
using CoordinationFlow.Workflows.Runtime;
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
        catch (Exception failure) when (failure is not (OperationCanceledException or BadHttpRequestException))
        {
            Log.RequestFailed(context.HttpContext.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("CoordinationFlow.ElsaApi"), failure);
            return Say(StatusCodes.Status500InternalServerError, ["The server failed. What was asked for was not done."]);
        }
    }

    private static IResult Say(int status, IReadOnlyList<string> problems) =>
        ElsaJson.Answer(new { statusCode = status, message = problems[0], errors = new { generalErrors = problems } }, status);
}
