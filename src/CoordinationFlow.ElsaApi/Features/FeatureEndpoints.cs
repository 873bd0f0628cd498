using CoordinationFlow.ElsaApi.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace CoordinationFlow.ElsaApi.Features;

/// <summary>What this server says it can: Studio shows and calls only what is listed.</summary>
internal static class FeatureEndpoints
{
    private static readonly object[] Installed =
    [
        new { name = "RealTimeWorkflowUpdates", @namespace = "Elsa", fullName = "Elsa.RealTimeWorkflowUpdates", displayName = "Real-time updates", description = "The viewer of an instance follows it live." },
        new { name = "Alterations", @namespace = "Elsa", fullName = "Elsa.Alterations", displayName = "Alterations", description = "Faulted instances are retried from where they failed." },
    ];

    public static void MapFeatures(this RouteGroupBuilder elsa)
    {
        elsa.MapGet("/features/installed", () => ElsaJson.List(Installed));
        elsa.MapGet("/package/version", () => ElsaJson.Answer(new { packageVersion = "3.8.2" }));
    }
}
