using CoordinationFlow.ElsaApi.ActivityDescriptors;
using CoordinationFlow.ElsaApi.Definitions;
using CoordinationFlow.ElsaApi.Descriptors;
using CoordinationFlow.ElsaApi.Events;
using CoordinationFlow.ElsaApi.Executions;
using CoordinationFlow.ElsaApi.Features;
using CoordinationFlow.ElsaApi.Hub;
using CoordinationFlow.ElsaApi.Instances;
using CoordinationFlow.ElsaApi.Json;
using CoordinationFlow.ElsaApi.Problems;
using CoordinationFlow.ElsaApi.Rights;
using CoordinationFlow.ElsaApi.Scripts;
using CoordinationFlow.ElsaApi.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CoordinationFlow.ElsaApi;

/// <summary>Wires the REST API and the live updates that Elsa Studio and Elsa's own client speak.</summary>
public static class ElsaApiSetup
{
    /// <summary>The address below which everything of it is.</summary>
    public const string Root = "/elsa";

    /// <summary>Adds what the endpoints need. The host adds engine, store, reference data and the caller accessor.</summary>
    public static IServiceCollection AddElsaApi(this IServiceCollection services)
    {
        services.AddSingleton<ActivityTypes>();
        services.AddSingleton<DefinitionReading>();
        services.AddSingleton<DefinitionDesk>();
        services.AddSingleton<InstanceReading>();
        services.AddSingleton<InstanceDesk>();
        services.AddSignalR().AddJsonProtocol(json => json.PayloadSerializerOptions = ElsaJson.Options);
        services.AddSingleton<ObservedInstances>();
        services.AddHostedService<InstanceNews>();
        return services;
    }

    /// <summary>Answers in Elsa's form where the store fails before an endpoint is reached.</summary>
    public static void UseElsaProblems(this IApplicationBuilder app) =>
        app.UseWhen(http => http.Request.Path.StartsWithSegments(Root), elsa => elsa.Use(ElsaProblems.CatchAsync));

    /// <summary>Maps all of it, for flow designers and administrators alone. An unknown route is a plain 404 and a line in the log.</summary>
    public static void MapElsaApi(this IEndpointRouteBuilder routes)
    {
        var elsa = routes.MapGroup(Root + "/api").RequireAuthorization(FlowDesigners.Only).AddEndpointFilter(ElsaProblems.CatchAsync).ExcludeFromDescription();
        elsa.MapActivityDescriptors();
        elsa.MapDescriptors();
        elsa.MapFeatures();
        elsa.MapDefinitions();
        elsa.MapDefinitionCommands();
        elsa.MapDefinitionBulk();
        elsa.MapDefinitionFiles();
        elsa.MapInstances();
        elsa.MapInstanceCommands();
        elsa.MapExecute();
        elsa.MapRetry();
        elsa.MapSubgraphs();
        elsa.MapTasks();
        elsa.MapEvents();
        elsa.MapScripts();
        elsa.MapActivityTests();
        elsa.MapExecutions();
        elsa.Map("/{**route}", Unknown);
        routes.MapHub<InstanceHub>(Root + "/hubs/workflow-instance").RequireAuthorization(FlowDesigners.Only);
    }

    private static IResult Unknown(HttpContext http, ILoggerFactory logs)
    {
        Log.RouteUnknown(logs.CreateLogger("CoordinationFlow.ElsaApi"), http.Request.Method, http.Request.Path);
        return ElsaProblems.NotFound($"There is no {http.Request.Method} {http.Request.Path} here.");
    }
}
