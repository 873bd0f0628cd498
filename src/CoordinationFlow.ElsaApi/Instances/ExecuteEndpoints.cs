using System.Text.Json.Nodes;
using CoordinationFlow.ElsaApi.Json;
using CoordinationFlow.ElsaApi.Problems;
using CoordinationFlow.Workflows.Runtime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace CoordinationFlow.ElsaApi.Instances;

/// <summary>Starts instances: Studio's button Run, and clients of Elsa's.</summary>
internal static class ExecuteEndpoints
{
    private static readonly string[] GetOrPost = [HttpMethods.Get, HttpMethods.Post];

    public static void MapExecute(this RouteGroupBuilder elsa)
    {
        elsa.MapMethods("/workflow-definitions/{definitionId}/execute", GetOrPost, ExecuteAsync);
        elsa.MapPost("/workflow-definitions/{definitionId}/dispatch", DispatchAsync);
    }

    private static async Task<IResult> ExecuteAsync(string definitionId, HttpContext http, [FromServices] InstanceDesk desk, [FromServices] WorkflowHost host, [FromServices] InstanceReading reading, CancellationToken cancel)
    {
        var instanceId = await StartAsync(definitionId, http, desk, host, cancel);
        if (instanceId is null)
        {
            return ElsaProblems.NotFound($"There is no definition '{definitionId}', or not that version of it.");
        }

        http.Response.Headers["x-elsa-workflow-instance-id"] = instanceId;
        var document = await host.RunAsync(async step => await reading.FindAsync(step, instanceId) is { } view ? InstanceDocument.Of(view) : [], cancel);
        return ElsaJson.Answer(new { workflowState = document["workflowState"]?.DeepClone() ?? new JsonObject() });
    }

    private static async Task<IResult> DispatchAsync(string definitionId, HttpContext http, [FromServices] InstanceDesk desk, [FromServices] WorkflowHost host, CancellationToken cancel)
    {
        var workflowInstanceId = await StartAsync(definitionId, http, desk, host, cancel);
        return workflowInstanceId is null ? ElsaProblems.NotFound($"There is no definition '{definitionId}', or not that version of it.") : ElsaJson.Answer(new { workflowInstanceId });
    }

    private static async Task<string?> StartAsync(string definitionId, HttpContext http, InstanceDesk desk, WorkflowHost host, CancellationToken cancel)
    {
        var body = await ElsaBody.ReadAsync(http);
        return await host.RunAsync(step => desk.StartAsync(step, definitionId, body), cancel);
    }
}
