using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Server.Settings;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;

namespace CoordinationFlow.Server.SignIn;

/// <summary>Wires sign-in: a cookie for people, a bearer token for service accounts, and the rule that somebody always asks.</summary>
internal static class SignInSetup
{
    public const string AnyScheme = "any";
    public const string CookieName = "cf-session";
    public const string SignInPage = "/sign-in";

    public static void AddSignIn(this IServiceCollection services, ServerSettings settings)
    {
        services.AddHttpContextAccessor();
        services.AddSingleton<ICallerAccessor, HttpCallerAccessor>();
        services.AddSingleton<TokenHolders>();
        services.AddDataProtection().SetApplicationName("CoordinationFlow").PersistKeysToFileSystem(new(Path.Combine(settings.Store.Folder, "keys")));
        services.AddAuthentication(AnyScheme)
            .AddPolicyScheme(AnyScheme, null, options => options.ForwardDefaultSelector = SchemeOf)
            .AddCookie(options => Session(options, settings.SignIn))
            .AddScheme<AuthenticationSchemeOptions, TokenSignIn>(TokenSignIn.SchemeName, null);
        services.AddAuthorizationBuilder().SetDefaultPolicy(SomebodyAsks).SetFallbackPolicy(SomebodyAsks);
        services.AddAntiforgery(options => options.Cookie.Name = "cf-form");
    }

    /// <summary>Every endpoint, page and live message has a caller, unless it says otherwise of itself.</summary>
    private static AuthorizationPolicy SomebodyAsks { get; } =
        new AuthorizationPolicyBuilder(AnyScheme).RequireAssertion(context => CallerClaims.Caller(context.User) is not null).Build();

    private static string SchemeOf(HttpContext http) =>
        http.Request.Headers.Authorization.Count > 0 ? TokenSignIn.SchemeName : CookieAuthenticationDefaults.AuthenticationScheme;

    private static void Session(CookieAuthenticationOptions options, SignInSection settings)
    {
        options.Cookie.Name = CookieName;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.LoginPath = SignInPage;
        options.ReturnUrlParameter = "returnUrl";
        options.ExpireTimeSpan = TimeSpan.FromMinutes(settings.SessionMinutes);
        options.SlidingExpiration = true;
        options.EventsType = typeof(SessionEvents);
    }
}
