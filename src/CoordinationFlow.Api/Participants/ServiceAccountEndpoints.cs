using CoordinationFlow.Api.Bodies;
using CoordinationFlow.Api.Commands;
using CoordinationFlow.Api.Idempotency;
using CoordinationFlow.Api.Problems;
using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Coordination.Participants;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoordinationFlow.Api.Participants;

internal static class ServiceAccountEndpoints
{
    public static void MapServiceAccounts(this RouteGroupBuilder api)
    {
        var accounts = api.MapGroup("/service-accounts").WithTags("Participants");
        accounts.MapGet("", ListAsync).IsQuestion<IReadOnlyList<ServiceAccountView>>("Ministries' own systems that may sign in, without their tokens (administrators).", 403);
        accounts.MapPut("/{accountId}", SaveAsync).IsAdministration<ServiceAccountView>("Adds an account, or gives it another token or role (administrators).");
        accounts.MapDelete("/{accountId}", ShutAsync).IsAdministration<ServiceAccountView>("Shuts an account: its token is nobody's from the next request on (administrators).").Refuses(404);
    }

    private static async Task<IResult> ListAsync(ICallerAccessor callers, IReferenceData reference, CancellationToken cancel)
    {
        _ = Administrators.Only(callers);
        var persons = (await reference.CurrentAsync(cancel)).Persons.Values;
        return TypedResults.Ok(persons.Where(person => person.TokenHash is not null).OrderBy(person => person.Id, StringComparer.Ordinal).Select(ServiceAccountView.Of));
    }

    private static async Task<IResult> SaveAsync(
        string accountId, Body<ServiceAccountRequest> body, HttpContext http, ICallerAccessor callers, IReferenceData reference, IAdministration administration, CancellationToken cancel)
    {
        var by = Administrators.Only(callers);
        _ = IdempotencyKey.Of(http);
        var account = body.Value.Account(Administrators.Code("accountId", accountId));
        var current = await reference.CurrentAsync(cancel);
        if (account.Roles[0].Participant is { } code && !current.Participants.ContainsKey(code))
        {
            throw new ProblemException("participant.unknown", "participant");
        }
        if (current.Persons.GetValueOrDefault(account.Id) is { TokenHash: null })
        {
            throw ProblemException.Of("accountId", "field.taken");
        }
        if (current.Persons.Values.Any(other => other.Id != account.Id && other.TokenHash == account.TokenHash))
        {
            throw ProblemException.Of("tokenHash", "field.taken");
        }
        await administration.SavePersonAsync(by, account, cancel);
        return TypedResults.Ok(ServiceAccountView.Of(account));
    }

    private static async Task<IResult> ShutAsync(string accountId, HttpContext http, ICallerAccessor callers, IReferenceData reference, IAdministration administration, CancellationToken cancel)
    {
        var by = Administrators.Only(callers);
        _ = IdempotencyKey.Of(http);
        if ((await reference.CurrentAsync(cancel)).Persons.GetValueOrDefault(accountId) is not { TokenHash: not null } account)
        {
            throw new ProblemException(ProblemCodes.ThingUnknown);
        }
        var shut = account with { Roles = [] };
        await administration.SavePersonAsync(by, shut, cancel);
        return TypedResults.Ok(ServiceAccountView.Of(shut));
    }
}
