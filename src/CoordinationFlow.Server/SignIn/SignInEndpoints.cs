using System.Security.Claims;
using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Coordination.Participants;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Server.Settings;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CoordinationFlow.Server.SignIn;

/// <summary>
/// Where the sign-in page's forms go: choosing a demo person and a role, changing the role, signing out. A person acts in one role
/// at a time (domain 3.17).
/// </summary>
internal static class SignInEndpoints
{
    private const int BeforeThePage = -1;

    public static void MapSignIn(this IEndpointRouteBuilder routes, ServerSettings settings)
    {
        if (settings.SignIn.Scheme == "Demo")
        {
            routes.MapPost(SignInSetup.SignInPage, SignInAsync).AllowAnonymous().WithOrder(BeforeThePage);
        }
        else
        {
            // The page lists demo persons; where a provider signs people in, nobody is listed.
            routes.MapMethods(SignInSetup.SignInPage, [HttpMethods.Get, HttpMethods.Post], NoProvider).AllowAnonymous().WithOrder(BeforeThePage);
        }
        routes.MapPost("/role", ChangeRoleAsync);
        routes.MapPost("/sign-out", SignOutAsync).AllowAnonymous();
    }

    private static StatusCodeHttpResult NoProvider() => TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);

    private static async Task<IResult> SignInAsync(
        [FromForm] string? person, [FromForm] string? role, [FromForm] string? participant, [FromForm] string? returnUrl,
        HttpContext http, [FromServices] IReferenceData reference)
    {
        var persons = (await reference.CurrentAsync(http.RequestAborted)).Persons;
        return person is not null && persons.GetValueOrDefault(person) is { TokenHash: null } known && Chosen(known, role, participant) is { } acting
            ? await EnterAsync(http, known, acting, returnUrl)
            : TypedResults.LocalRedirect($"{SignInSetup.SignInPage}?error=unknown");
    }

    private static async Task<IResult> ChangeRoleAsync(
        [FromForm] string? role, [FromForm] string? participant, [FromForm] string? returnUrl,
        HttpContext http, [FromServices] ICallerAccessor callers, [FromServices] IReferenceData reference)
    {
        var persons = (await reference.CurrentAsync(http.RequestAborted)).Persons;
        return persons.GetValueOrDefault(callers.Required.PersonId) is { TokenHash: null } known && Chosen(known, role, participant) is { } acting
            ? await EnterAsync(http, known, acting, returnUrl)
            : TypedResults.Forbid(authenticationSchemes: [CookieAuthenticationDefaults.AuthenticationScheme]);
    }

    private static async Task<IResult> SignOutAsync([FromForm] string? returnUrl, HttpContext http)
    {
        await http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return TypedResults.LocalRedirect(returnUrl is null ? SignInSetup.SignInPage : LocalPath(returnUrl));
    }

    private static async Task<IResult> EnterAsync(HttpContext http, Person person, PersonRole role, string? returnUrl)
    {
        ClaimsPrincipal principal = CallerClaims.Principal(person, role, CookieAuthenticationDefaults.AuthenticationScheme);
        await http.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, principal);
        return TypedResults.LocalRedirect(LocalPath(returnUrl));
    }

    private static PersonRole? Chosen(Person person, string? role, string? participant) =>
        string.IsNullOrEmpty(role)
            ? person.Roles.FirstOrDefault()
            : person.Roles.FirstOrDefault(may => Enum.TryParse<Role>(role, out var wanted) && may.Role == wanted && (string.IsNullOrEmpty(participant) || may.Participant == participant));

    private static string LocalPath(string? returnUrl) =>
        returnUrl is ['/', not ('/' or '\\'), ..] && Uri.IsWellFormedUriString(returnUrl, UriKind.Relative) ? returnUrl : "/";
}
