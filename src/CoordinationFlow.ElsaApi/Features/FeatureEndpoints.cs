using CoordinationFlow.ElsaApi.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace CoordinationFlow.ElsaApi.Features;

/// <summary>What this server says it can: Studio shows and calls only what is listed.</summary>
internal static class FeatureEndpoints
{
    // Elsa.Alterations is not among them though instances are retried: all that Studio 3.8.2 makes of it is a link to a page that its package lacks.
    private static readonly object[] Installed =
    [
        new { name = "RealTimeWorkflowUpdates", @namespace = "Elsa", fullName = "Elsa.RealTimeWorkflowUpdates", displayName = "Real-time updates", description = "The viewer of an instance follows it live." },
    ];

    public static void MapFeatures(this RouteGroupBuilder elsa)
    {
        elsa.MapGet("/features/installed", () => ElsaJson.List(Installed));
        elsa.MapGet("/package/version", () => ElsaJson.Answer(new { packageVersion = "3.8.2" }));
    }
}
