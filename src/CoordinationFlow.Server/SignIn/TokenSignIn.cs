using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace CoordinationFlow.Server.SignIn;

/// <summary>Signs in a service account by the bearer token of the request.</summary>
internal sealed class TokenSignIn(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, TokenHolders holders)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    public const string SchemeName = "Token";

    private const string Prefix = "Bearer ";

    /// <inheritdoc/>
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticateResult.Fail("The header Authorization has no bearer token.");
        }
        return await holders.FindAsync(header[Prefix.Length..].Trim(), Context.RequestAborted) is { } person
            ? AuthenticateResult.Success(new(CallerClaims.Principal(person, person.Roles[0], SchemeName), SchemeName))
            : AuthenticateResult.Fail("The token is not valid.");
    }
}
