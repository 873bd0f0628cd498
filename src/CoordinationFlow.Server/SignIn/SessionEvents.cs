using CoordinationFlow.Coordination.Participants;
using CoordinationFlow.Server.Settings;
using CoordinationFlow.Workflows.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Diagnostics;

namespace CoordinationFlow.Server.SignIn;

/// <summary>A session ends with the right it stands on: whoever lost the role is signed out at the next request. Programs get a status, people a page.</summary>
internal sealed class SessionEvents(IReferenceData reference, ServerSettings settings) : CookieAuthenticationEvents
{
    /// <summary>
    /// Where a provider's own handler (OpenID Connect) signs somebody in, its claims are exchanged for ours here: it proves who the person is,
    /// our list says in which role the person may act. Whoever is not on the list gets no session.
    /// </summary>
    public override async Task SigningIn(CookieSigningInContext context)
    {
        if (context.Principal is { } provided && CallerClaims.Caller(provided) is null)
        {
            var persons = (await reference.CurrentAsync(context.HttpContext.RequestAborted)).Persons;
            context.Principal = CallerClaims.OfProvider(provided, settings.SignIn.PersonClaim, persons, CookieAuthenticationDefaults.AuthenticationScheme);
        }
    }

    /// <inheritdoc/>
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        if (StoreUnavailable.Is(context.HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error))
        {
            // The page that says so is shown to anybody; the session stays for the next request.
            context.RejectPrincipal();
            return;
        }
        var persons = (await reference.CurrentAsync(context.HttpContext.RequestAborted)).Persons;
        var caller = context.Principal is { } principal ? CallerClaims.Caller(principal) : null;
        if (caller is null || !persons.TryGetValue(caller.PersonId, out var person) || !CallerClaims.MayAct(person, context.Principal!))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        }
    }

    /// <inheritdoc/>
    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context) => ForPeople(context, StatusCodes.Status401Unauthorized, base.RedirectToLogin);

    /// <inheritdoc/>
    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private static Task ForPeople(RedirectContext<CookieAuthenticationOptions> context, int status, Func<RedirectContext<CookieAuthenticationOptions>, Task> page)
    {
        if (HttpMethods.IsGet(context.Request.Method) && !context.Request.Path.StartsWithSegments("/api") && !context.Request.Path.StartsWithSegments("/elsa") && !context.Request.Path.StartsWithSegments("/demo"))
        {
            return page(context);
        }
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
