using CoordinationFlow.Api.Idempotency;
using CoordinationFlow.Api.Problems;
using CoordinationFlow.Api.Tags;
using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Coordination.Desk;
using CoordinationFlow.Coordination.Dossiers;
using CoordinationFlow.Coordination.Inbox;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Rights;
using Microsoft.AspNetCore.Http;

namespace CoordinationFlow.Api.Commands;

/// <summary>
/// Hands a request's command in at the desk: with the caller, the key and the stamp, and with a refusal turned into a problem.
/// A refusal about something that the caller may not see says that it does not exist.
/// </summary>
internal sealed class DossierDesk(ICommandDesk desk, IDossierQueries dossiers, IInboxQueries inbox, ICallerAccessor callers, TimeProvider time)
{
    public Caller Caller => callers.Required;

    /// <summary>Gives the command that is about a dossier.</summary>
    public async Task<IResult> GiveAsync(HttpContext http, DossierCommand command, DateTimeOffset? receivedAt = null)
    {
        var key = IdempotencyKey.Of(http);
        if (EntityTag.IsAsked(http))
        {
            var seen = await dossiers.DossierAsync(Caller, command.DossierId, http.RequestAborted) ?? throw new ProblemException(ProblemCodes.DossierUnknown);
            Expect(http, seen.Tag);
        }
        return TypedResults.Ok(await CommitAsync(http, command, key, receivedAt, ProblemCodes.DossierUnknown));
    }

    /// <summary>Gives the command that is about a task; the command is made once the task's dossier is known.</summary>
    public async Task<IResult> GiveForTaskAsync(HttpContext http, string taskId, Func<string, DossierCommand> command, DateTimeOffset? receivedAt = null)
    {
        var key = IdempotencyKey.Of(http);
        var dossierId = await inbox.DossierOfTaskAsync(taskId, http.RequestAborted) ?? throw new ProblemException(ProblemCodes.TaskUnknown);
        if (EntityTag.IsAsked(http))
        {
            var seen = await inbox.TaskAsync(Caller, taskId, http.RequestAborted) ?? throw new ProblemException(ProblemCodes.TaskUnknown);
            Expect(http, seen.Tag);
        }
        return TypedResults.Ok(await CommitAsync(http, command(dossierId), key, receivedAt, ProblemCodes.TaskUnknown));
    }

    /// <summary>Gives the command that makes a dossier, and answers with its address.</summary>
    public async Task<IResult> CreateAsync(HttpContext http, Func<string, DossierCommand> command, DateTimeOffset receivedAt)
    {
        var key = IdempotencyKey.Of(http);
        var done = await CommitAsync(http, command(IdempotencyKey.IdOf(Caller, key)), key, receivedAt, unseen: null);
        return TypedResults.Created($"/api/dossiers/{done.DossierId}", done);
    }

    private static void Expect(HttpContext http, string tag)
    {
        if (!EntityTag.Matches(http, tag))
        {
            throw new ProblemException(ProblemCodes.Stale) { CurrentTag = tag };
        }
    }

    private async Task<CommandDone> CommitAsync(HttpContext http, DossierCommand command, string key, DateTimeOffset? receivedAt, string? unseen)
    {
        var envelope = new CommandEnvelope(command, Caller.As(Channel.Rest), receivedAt ?? time.GetUtcNow())
        {
            IdempotencyKey = key,
            Origin = http.Connection.RemoteIpAddress?.ToString(),
        };
        var outcome = await desk.HandleAsync(envelope, http.RequestAborted);
        if (outcome.Refusal is not { } refusal)
        {
            return new(outcome.DossierId, ReceiptView.Of(outcome.Receipt));
        }
        if (unseen is not null && await dossiers.DossierAsync(Caller, command.DossierId, http.RequestAborted) is null)
        {
            throw new ProblemException(unseen);
        }
        throw ProblemException.Of(refusal);
    }
}
