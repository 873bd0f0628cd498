using CoordinationFlow.Coordination.Deadlines;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CoordinationFlow.Server.Deadlines;

/// <summary>Wires the deadline worker of this process.</summary>
internal static class DeadlinesSetup
{
    public static void AddDeadlines(this IServiceCollection services)
    {
        services.AddSingleton<DueSignal>();
        services.Replace(ServiceDescriptor.Singleton<IDueSignal>(provider => provider.GetRequiredService<DueSignal>()));
        services.AddHostedService<DeadlineWorker>();
    }
}
