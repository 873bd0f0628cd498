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
        var persons = (await reference.CurrentAsync(cancel)).Persons.Values;
        return TypedResults.Ok(persons.Where(person => person.TokenHash is null).OrderBy(person => person.Id, StringComparer.Ordinal));
    }

    private static async Task<IResult> SaveAsync(
        string personId, Body<PersonRequest> body, HttpContext http, ICallerAccessor callers, IReferenceData reference, IAdministration administration, CancellationToken cancel)
    {
        var by = Administrators.Only(callers);
        _ = IdempotencyKey.Of(http);
        var person = body.Value.Person(Administrators.Code("personId", personId));
        var current = await reference.CurrentAsync(cancel);
        if (current.Persons.GetValueOrDefault(person.Id) is { TokenHash: not null })
        {
            throw ProblemException.Of("personId", "field.taken");
        }
        for (var at = 0; at < person.Roles.Length; at++)
        {
            if (person.Roles[at].Participant is { } code && !current.Participants.ContainsKey(code))
            {
                throw new ProblemException("participant.unknown", $"roles[{at}].participant");
            }
        }
        await administration.SavePersonAsync(by, person, cancel);
        return TypedResults.Ok(person);
    }
}
