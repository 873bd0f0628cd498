using CoordinationFlow.Api.Adoption;
using CoordinationFlow.Api.Audit;
using CoordinationFlow.Api.Calendars;
using CoordinationFlow.Api.Commands;
using CoordinationFlow.Api.Deadlines;
using CoordinationFlow.Api.Dossiers;
using CoordinationFlow.Api.Drafts;
using CoordinationFlow.Api.Escalation;
using CoordinationFlow.Api.Findings;
using CoordinationFlow.Api.FollowUp;
using CoordinationFlow.Api.Impacts;
using CoordinationFlow.Api.Instructions;
using CoordinationFlow.Api.Json;
using CoordinationFlow.Api.Meetings;
using CoordinationFlow.Api.OpenApi;
using CoordinationFlow.Api.Participants;
using CoordinationFlow.Api.PolicyAreas;
using CoordinationFlow.Api.Positions;
using CoordinationFlow.Api.Problems;
using CoordinationFlow.Api.RefusedMessages;
using CoordinationFlow.Api.Reservations;
using CoordinationFlow.Api.Rounds;
using CoordinationFlow.Api.Sandbox;
using CoordinationFlow.Api.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CoordinationFlow.Api;

/// <summary>Wires the API for people's and ministries' programs.</summary>
public static class ApiSetup
{
    /// <summary>Adds what the endpoints need. The host adds the desk, the queries and the caller accessor.</summary>
    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options => ApiJson.Configure(options.SerializerOptions));
        services.AddScoped<DossierDesk>();
        services.AddApiDocument();
        return services;
    }

    /// <summary>Answers whatever goes wrong under <c>/api</c> with a problem document. Belongs before authentication.</summary>
    public static IApplicationBuilder UseApiProblems(this IApplicationBuilder app) =>
        app.UseWhen(http => IsApi(http.Request.Path), api => api.UseMiddleware<ProblemMiddleware>());

    /// <summary>Maps all endpoints under <c>/api</c>, the OpenAPI document and its readable page.</summary>
    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api").RequireAuthorization();
        api.MapDossiers();
        api.MapDrafts();
        api.MapRounds();
        api.MapEscalation();
        api.MapAdoption();
        api.MapFollowUp();
        api.MapInstructions();
        api.MapReservations();
        api.MapFindings();
        api.MapImpacts();
        api.MapMeetings();
        api.MapPositions();
        api.MapTasks();
        api.MapParticipants();
        api.MapPersons();
        api.MapServiceAccounts();
        api.MapPolicyAreas();
        api.MapCalendar();
        api.MapDeadlines();
        api.MapRefusedMessages();
        api.MapAudit();
        api.MapSandbox();
        routes.MapCalendarFeed();
        routes.MapApiDocument();
    }

    private static bool IsApi(PathString path) => path.StartsWithSegments("/api") || path.StartsWithSegments("/openapi") || path.StartsWithSegments("/demo");
}
