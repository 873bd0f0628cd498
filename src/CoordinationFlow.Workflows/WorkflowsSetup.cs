using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Activities.Http;
using CoordinationFlow.Workflows.Activities.Tasks;
using CoordinationFlow.Workflows.Definitions;
using CoordinationFlow.Workflows.Execution;
using CoordinationFlow.Workflows.Expressions;
using CoordinationFlow.Workflows.Moving;
using CoordinationFlow.Workflows.Outputs;
using CoordinationFlow.Workflows.Resuming;
using CoordinationFlow.Workflows.Runtime;
using CoordinationFlow.Workflows.Timers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CoordinationFlow.Workflows;

/// <summary>Registers the engine. The host registers an <see cref="Storage.IStore"/> beside it.</summary>
public static class WorkflowsSetup
{
    /// <summary>
    /// Adds <see cref="IWorkflowRuntime"/>, <see cref="DefinitionLibrary"/>, <see cref="ActivityCatalog"/>, <see cref="ExpressionCatalog"/>,
    /// <see cref="WorkflowHost"/>, <see cref="ShippedFlows"/> and <see cref="TimerRun"/>. <see cref="TimeProvider"/>,
    /// <see cref="IIdentity"/> and <see cref="ITaskRequests"/> are taken as registered, else the system's.
    /// </summary>
    public static IServiceCollection AddWorkflows(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IIdentity, SystemIdentity>();
        services.TryAddSingleton<ITaskRequests, NoTaskRequests>();
        services.TryAddSingleton<ICrashPoints>(NoCrashPoints.Instance);
        services.TryAddSingleton(provider => ExpressionCatalog.Standard(provider.GetRequiredService<IIdentity>(), scripting: provider.GetService<ScriptingOptions>()));
        services.AddSingleton(provider => new ActivityCatalog([.. StandardActivities.All, .. provider.GetServices<ActivityKind>()]));
        services.AddSingleton<IExecutionObserver>(provider =>
            new IncidentLog((provider.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance).CreateLogger("CoordinationFlow.Workflows")));
        services.TryAddSingleton(provider => new HttpSending(provider.GetService<HttpSendingOptions>()));
        services.TryAddSingleton(provider => new OutputConverters(provider.GetServices<OutputConverter>()));
        services.TryAddSingleton(provider => new ScriptObjects(provider.GetServices<IScriptObject>()));
        services.AddSingleton<DefinitionLibrary>();
        services.AddSingleton<DefinitionDrafts>();
        services.AddSingleton<ShippedFlows>();
        services.AddSingleton<InstanceMoves>();
        services.AddSingleton<IWorkflowRuntime>(provider => new WorkflowRuntime(
            provider.GetRequiredService<DefinitionLibrary>(), provider.GetRequiredService<IIdentity>(),
            provider.GetRequiredService<ITaskRequests>(), provider.GetServices<IExecutionObserver>(), provider.GetRequiredService<HttpSending>(),
            provider.GetRequiredService<ScriptObjects>()));
        services.AddSingleton<WorkflowHost>();
        services.AddSingleton<TimerRun>();
        services.AddSingleton<KeptStimulusRun>();
        return services;
    }

    /// <summary>Adds a kind of activity of the host's own.</summary>
    public static IServiceCollection AddActivity<T>(this IServiceCollection services)
        where T : ActivityKind => services.AddSingleton<ActivityKind, T>();

    /// <summary>Adds an output converter of the host's own.</summary>
    public static IServiceCollection AddOutputConverter<T>(this IServiceCollection services)
        where T : OutputConverter => services.AddSingleton<OutputConverter, T>();
}
