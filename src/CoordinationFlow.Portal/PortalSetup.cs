using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Portal.Layout;
using CoordinationFlow.Portal.Texts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CoordinationFlow.Portal;

/// <summary>Wires the pages: rendered on the server, forms without a circuit.</summary>
public static class PortalSetup
{
    private const string StyleSheet = "portal.css";

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

    /// <summary>Maps the pages, their style sheet and the language switch. Every page but sign-in and the accessibility statement asks who it is.</summary>
    public static void MapPortal(this IEndpointRouteBuilder routes)
    {
        routes.MapRazorComponents<Document>().RequireAuthorization();
        routes.MapGet("/assets/" + StyleSheet, Style).AllowAnonymous();
        routes.MapGet("/language/{code}", ChooseLanguage).AllowAnonymous();
    }

    private static IResult Style(HttpContext http)
    {
        http.Response.Headers.CacheControl = "public, max-age=3600";
        return TypedResults.Stream(typeof(PortalSetup).Assembly.GetManifestResourceStream(StyleSheet)!, "text/css; charset=utf-8");
    }

    private static IResult ChooseLanguage(string code, string? back, HttpContext http)
    {
        if (PortalTexts.Languages.Any(language => language.Code == code))
        {
            http.Response.Cookies.Append(ReaderLanguage.Cookie, code, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, MaxAge = TimeSpan.FromDays(365), IsEssential = true });
        }

        return TypedResults.LocalRedirect(back is ['/', not ('/' or '\\'), ..] or "/" && Uri.IsWellFormedUriString(back, UriKind.Relative) ? back : "/");
    }
}
