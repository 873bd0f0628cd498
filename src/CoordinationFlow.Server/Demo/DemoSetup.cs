using CoordinationFlow.Server.Settings;

namespace CoordinationFlow.Server.Demo;

/// <summary>Wires the demonstration: its clock, tokens and dossiers. Nothing of it exists where it is switched off.</summary>
internal static class DemoSetup
{
    public static void AddDemo(this IServiceCollection services, ServerSettings settings)
    {
        if (!settings.Demo.Enabled)
        {
            return;
        }
        CrashAt.Add(services);
        services.AddSingleton<DemoClock>();
        services.AddSingleton<TimeProvider>(provider => provider.GetRequiredService<DemoClock>());
        services.AddSingleton<DemoTime>();
        services.AddSingleton<DemoPlay>();
        services.AddHostedService<DemoStart>();
    }

    public static void MapDemo(this IEndpointRouteBuilder routes, ServerSettings settings)
    {
        if (settings.Demo.Enabled)
        {
            routes.MapDemoClock();
        }
    }
}
