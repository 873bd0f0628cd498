using CoordinationFlow.Api.Bodies;
using CoordinationFlow.Api.Commands;
using CoordinationFlow.Api.Idempotency;
using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Coordination.Trying;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace CoordinationFlow.Api.Sandbox;

internal static class SandboxEndpoints
{
    public static void MapSandbox(this RouteGroupBuilder api)
    {
        var sandbox = api.MapGroup("/sandbox/tasks").WithTags("Sandbox");
        sandbox.MapPost("", AskAsync).WithSummary("Has the sandbox participant asked, so that its system can be tried (accounts of SANDBOX).")
            .WithMetadata(CommandMark.Instance).Produces<SandboxTask>().Refuses(400, 401, 403, 404, 409, 413, 415, 422);
        sandbox.MapDelete("/{dossierId}", WithdrawAsync).WithSummary("Withdraws what the sandbox was asked: its task is cancelled (accounts of SANDBOX).")
            .WithMetadata(CommandMark.Instance).Produces<CommandDone>().Refuses(400, 401, 403, 404, 409, 422);
    }

    private static async Task<IResult> AskAsync(Body<SandboxRequest> body, HttpContext http, ICallerAccessor callers, [FromServices] ISandbox sandbox, CancellationToken cancel)
    {
        var key = IdempotencyKey.Of(http);
        return TypedResults.Ok(await sandbox.AskAsync(callers.Required, body.Value.Wish(), IdempotencyKey.IdOf(callers.Required, key), key, body.ReceivedAt, cancel));
    }

    private static async Task<IResult> WithdrawAsync(string dossierId, HttpContext http, ICallerAccessor callers, [FromServices] ISandbox sandbox, CancellationToken cancel)
    {
        var key = IdempotencyKey.Of(http);
        await sandbox.WithdrawAsync(callers.Required, dossierId, key, cancel);
        return TypedResults.Ok(new CommandDone(dossierId, null));
    }
}
