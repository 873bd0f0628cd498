using CoordinationFlow.ElsaApi.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace CoordinationFlow.ElsaApi.Definitions;

/// <summary>Studio's tab Test runs one activity by itself. Here an activity runs in its flow or not at all; the panel is told so, since an error would break it.</summary>
internal static class ActivityTestEndpoints
{
    public static void MapActivityTests(this RouteGroupBuilder elsa) => elsa.MapPost("/tests/activities", () => ElsaJson.Answer(new
    {
        activityState = new { },
        outputs = new { },
        payload = new { },
        status = "Faulted",
        exception = new { type = nameof(NotSupportedException), message = "This server runs no activity by itself. Run the flow, or simulate it with the command line.", stackTrace = "" },
    }));
}
