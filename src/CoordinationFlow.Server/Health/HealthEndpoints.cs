using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace CoordinationFlow.Server.Health;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: it can take work. Neither tells more than a word.</summary>
internal static class HealthEndpoints
{
    public static void AddHealth(this IServiceCollection services) => services.AddHealthChecks().AddCheck<StoreReady>("store", tags: ["ready"]);

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        routes.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains("ready") }).AllowAnonymous();
    }
}
