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

internal static class PersonEndpoints
{
    public static void MapPersons(this RouteGroupBuilder api)
    {
        var persons = api.MapGroup("/persons").WithTags("Participants");
        persons.MapGet("", ListAsync).IsQuestion<IReadOnlyList<Person>>("All persons with their roles (administrators).", 403);
        persons.MapPut("/{personId}", SaveAsync).IsAdministration<Person>("Adds or changes a person (administrators).");
    }

    private static async Task<IResult> ListAsync(ICallerAccessor callers, IReferenceData reference, CancellationToken cancel)
    {
        _ = Administrators.Only(callers);
        return TypedResults.Ok((await reference.CurrentAsync(cancel)).Persons.Values.OrderBy(person => person.Id, StringComparer.Ordinal));
    }

    private static async Task<IResult> SaveAsync(
        string personId, Body<PersonRequest> body, HttpContext http, ICallerAccessor callers, IReferenceData reference, IAdministration administration, CancellationToken cancel)
    {
        var by = Administrators.Only(callers);
        _ = IdempotencyKey.Of(http);
        var person = body.Value.Person(Administrators.Code("personId", personId));
        var known = (await reference.CurrentAsync(cancel)).Participants;
        for (var at = 0; at < person.Roles.Length; at++)
        {
            if (person.Roles[at].Participant is { } code && !known.ContainsKey(code))
            {
                throw new ProblemException("participant.unknown", $"roles[{at}].participant");
            }
        }
        await administration.SavePersonAsync(by, person, cancel);
        return TypedResults.Ok(person);
    }
}
