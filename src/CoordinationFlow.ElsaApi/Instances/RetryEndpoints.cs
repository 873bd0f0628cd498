using CoordinationFlow.ElsaApi.Json;
using CoordinationFlow.Workflows.Runtime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace CoordinationFlow.ElsaApi.Instances;

/// <summary>Retries of faulted instances, under Elsa's name for it.</summary>
internal static class RetryEndpoints
{
    public static void MapRetry(this RouteGroupBuilder elsa) => elsa.MapPost("/alterations/workflows/retry", RetryAsync);

    private static async Task<IResult> RetryAsync(HttpContext http, [FromServices] WorkflowHost host, [FromServices] InstanceDesk desk, CancellationToken cancel)
    {
        var results = new List<object>();
        foreach (var workflowInstanceId in await ElsaBody.IdsAsync(http, "workflowInstanceIds"))
        {
            var isSuccessful = await host.RunAsync(step => desk.RetryAsync(step, workflowInstanceId), cancel);
            results.Add(new { workflowInstanceId, isSuccessful, log = new { logEntries = Array.Empty<object>() } });
        }

        return ElsaJson.Answer(new { results });
    }
}
