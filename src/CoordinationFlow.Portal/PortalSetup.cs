using System.Globalization;
using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Portal.Layout;
using CoordinationFlow.Portal.Texts;
using CoordinationFlow.Workflows.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CoordinationFlow.Portal;

/// <summary>Wires the pages: rendered on the server, forms without a circuit.</summary>
public static class PortalSetup
{
    /// <summary>The files that the pages use, with their types.</summary>
    private static readonly Dictionary<string, string> Assets = new(StringComparer.Ordinal)
    {
        ["portal.css"] = "text/css; charset=utf-8",
        ["studio.css"] = "text/css; charset=utf-8",
        ["studio.js"] = "text/javascript; charset=utf-8",
    };

    /// <summary>Addresses that programs use; they get problem documents, not pages.</summary>
    private static readonly string[] Programs = ["/api", "/elsa", "/demo", "/health", "/openapi", "/calendar"];

    /// <summary>Adds what the pages need.</summary>
    public static IServiceCollection AddPortal(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddHttpContextAccessor();
        services.AddScoped(provider =>
        {
            var http = provider.GetRequiredService<IHttpContextAccessor>().HttpContext!;
            return new PortalTexts(ReaderLanguage.Of(http, provider.GetRequiredService<ICallerAccessor>().Current));
        });
        return services;
    }

    /// <summary>Shows a page of our own for what ends without one: a fault, a page that is not there, something that one may not do.</summary>
    public static void UsePortalProblems(this IApplicationBuilder app) => app.UseWhen(
        http => !Programs.Any(path => http.Request.Path.StartsWithSegments(path)),
        pages => pages
            .UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/problem/500", StatusCodeSelector = StatusOf, CreateScopeForErrors = true })
            .UseStatusCodePagesWithReExecute("/problem/{0}", createScopeForStatusCodePages: true)
            .Use(AskForTheProblem));

    /// <summary>Maps the pages, their style sheet and the language switch. Every page but sign-in and the accessibility statement asks who it is.</summary>
    public static void MapPortal(this IEndpointRouteBuilder routes)
    {
        routes.MapRazorComponents<Document>().RequireAuthorization();
        foreach (var (name, type) in Assets)
        {
            routes.MapGet("/assets/" + name, (HttpContext http) => Asset(http, name, type)).AllowAnonymous();
        }

        routes.MapGet("/language/{code}", ChooseLanguage).AllowAnonymous();
    }

    /// <summary>A problem's page is asked for, whatever was sent before: a form that was refused is not sent on to it.</summary>
    private static Task AskForTheProblem(HttpContext http, RequestDelegate next)
    {
        if (http.Features.Get<IStatusCodeReExecuteFeature>() is not null || http.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            http.Request.Method = HttpMethods.Get;
        }

        if (StoreUnavailable.Is(http.Features.Get<IExceptionHandlerFeature>()?.Error))
        {
            http.Request.Path = "/problem/503";
            http.Response.Headers.RetryAfter = StoreUnavailable.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        }

        return next(http);
    }

    private static int StatusOf(Exception error) => StoreUnavailable.Is(error) ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError;

    private static FileStreamHttpResult Asset(HttpContext http, string name, string type)
    {
        http.Response.Headers.CacheControl = "public, max-age=3600";
        return TypedResults.Stream(typeof(PortalSetup).Assembly.GetManifestResourceStream(name)!, type);
    }

    private static RedirectHttpResult ChooseLanguage(string code, string? back, HttpContext http)
    {
        if (PortalTexts.Languages.Any(language => language.Code == code))
        {
            http.Response.Cookies.Append(ReaderLanguage.Cookie, code, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, MaxAge = TimeSpan.FromDays(365), IsEssential = true });
        }

        return TypedResults.LocalRedirect(back is ['/', not ('/' or '\\'), ..] or "/" && Uri.IsWellFormedUriString(back, UriKind.Relative) ? back : "/");
    }
}
