using System.Security.Claims;
using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Domain.Rights;

namespace CoordinationFlow.Server.SignIn;

/// <summary>
/// A caller as claims and back: the one place where a sign-in, whatever its scheme, becomes a <see cref="Caller"/>. An OpenID Connect
/// provider proves who the person is; roles always come from our own list of persons.
/// </summary>
public static class CallerClaims
{
    private const string PersonId = "cf:person";
    private const string Name = "cf:name";
    private const string RoleName = "cf:role";
    private const string Participant = "cf:participant";
    private const string Languages = "cf:languages";
    private const string Service = "cf:service";

    /// <summary>The signed-in principal of a person that acts in that role.</summary>
    public static ClaimsPrincipal Principal(Person person, PersonRole role, string scheme)
    {
        List<Claim> claims =
        [
            new(PersonId, person.Id), new(Name, person.Name), new(RoleName, role.Role.ToString()), new(Languages, string.Join(' ', person.Languages)),
        ];
        if (role.Participant is { } participant)
        {
            claims.Add(new(Participant, participant));
        }
        if (person.TokenHash is not null)
        {
            claims.Add(new(Service, "true"));
        }
        return new(new ClaimsIdentity(claims, scheme, Name, RoleName));
    }

    /// <summary>The caller of a principal that <see cref="Principal"/> made; null for any other.</summary>
    public static Caller? Caller(ClaimsPrincipal principal)
    {
        if (principal.Identity?.IsAuthenticated != true || principal.FindFirstValue(PersonId) is not { } person || !Enum.TryParse<Role>(principal.FindFirstValue(RoleName), out var role))
        {
            return null;
        }
        return new(person, principal.FindFirstValue(Name) ?? person, role, principal.FindFirstValue(Participant))
        {
            Languages = [.. (principal.FindFirstValue(Languages) ?? "en").Split(' ', StringSplitOptions.RemoveEmptyEntries)],
            IsServiceAccount = principal.HasClaim(Service, "true"),
        };
    }

    /// <summary>
    /// The principal of the person whom a provider's claim names, acting in its first role; one that is nobody where our list does not know
    /// the person.
    /// </summary>
    public static ClaimsPrincipal OfProvider(ClaimsPrincipal provided, string personClaim, IReadOnlyDictionary<string, Person> persons, string scheme) =>
        provided.FindFirstValue(personClaim) is { } id && persons.GetValueOrDefault(id) is { TokenHash: null, Roles: [var first, ..] } person
            ? Principal(person, first, scheme)
            : new(new ClaimsIdentity());

    /// <summary>Whether the person may (still) act in the role that the principal names.</summary>
    public static bool MayAct(Person person, ClaimsPrincipal principal) =>
        Caller(principal) is { } caller && person.Roles.Contains(new PersonRole(caller.Role, caller.Participant));
}
