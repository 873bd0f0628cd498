using System.Text.Json.Nodes;
using CoordinationFlow.ElsaApi.Instances;
using CoordinationFlow.ElsaApi.Json;
using CoordinationFlow.ElsaApi.Problems;
using CoordinationFlow.Workflows.Runtime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace CoordinationFlow.ElsaApi.Executions;

/// <summary>Executions of activities: the viewer's badges and the panel of a node.</summary>
internal static class ExecutionEndpoints
{
    public static void MapExecutions(this RouteGroupBuilder elsa)
    {
        elsa.MapPost("/activity-executions/report", ReportAsync);
        elsa.MapGet("/activity-executions/list", (string? workflowInstanceId, string? activityNodeId, WorkflowHost host, InstanceReading reading, CancellationToken cancel) =>
            ListAsync(workflowInstanceId, activityNodeId, (execution, all) => execution.Record(all), host, reading, cancel));
        elsa.MapGet("/activity-execution-summaries/list", (string? workflowInstanceId, string? activityNodeId, WorkflowHost host, InstanceReading reading, CancellationToken cancel) =>
            ListAsync(workflowInstanceId, activityNodeId, (execution, _) => execution.Summary(), host, reading, cancel));
        elsa.MapGet("/activity-executions/count", CountAsync);
        elsa.MapGet("/activity-executions/by-id", ByIdAsync);
        elsa.MapGet("/activity-executions/{executionId}", (string executionId, WorkflowHost host, InstanceReading reading, CancellationToken cancel) => ByIdAsync(executionId, host, reading, cancel));
        elsa.MapGet("/activity-executions/{executionId}/call-stack", CallStackAsync);
    }

    private static async Task<IResult> ReportAsync(HttpContext http, [FromServices] WorkflowHost host, [FromServices] InstanceReading reading, CancellationToken cancel)
    {
        var body = await ElsaBody.ReadAsync(http);
        var told = await host.RunAsync(step => reading.ExecutionsAsync(step, body.Text("workflowInstanceId")), cancel);
        return ElsaJson.Answer(new { stats = ExecutionStats.Of(told, body.Texts("activityNodeIds")) });
    }

    private static async Task<IResult> ListAsync(
        string? instanceId, string? nodeId, Func<RecordedExecution, IReadOnlyList<RecordedExecution>, JsonObject> show, WorkflowHost host, InstanceReading reading, CancellationToken cancel)
    {
        var all = await host.RunAsync(step => reading.ExecutionsAsync(step, instanceId), cancel);
        return ElsaJson.List([.. all.Where(execution => string.IsNullOrEmpty(nodeId) || execution.NodeId == nodeId).Select(execution => show(execution, all))]);
    }

    private static async Task<IResult> CountAsync(string? workflowInstanceId, [FromServices] WorkflowHost host, [FromServices] InstanceReading reading, CancellationToken cancel) =>
        ElsaJson.Answer(new { count = (await host.RunAsync(step => reading.ExecutionsAsync(step, workflowInstanceId), cancel)).Count });

    private static async Task<IResult> ByIdAsync(string? id, [FromServices] WorkflowHost host, [FromServices] InstanceReading reading, CancellationToken cancel)
    {
        var asked = ExecutionId.Parse(id);
        var all = await host.RunAsync(step => reading.ExecutionsAsync(step, asked?.InstanceId), cancel);
        return all.FirstOrDefault(execution => execution.Number == asked?.Number) is { } found ? ElsaJson.Answer(found.Record(all)) : ElsaProblems.NotFound($"There is no execution '{id}'.");
    }

    private static async Task<IResult> CallStackAsync(string executionId, [FromServices] WorkflowHost host, [FromServices] InstanceReading reading, CancellationToken cancel)
    {
        var asked = ExecutionId.Parse(executionId);
        var all = await host.RunAsync(step => reading.ExecutionsAsync(step, asked?.InstanceId), cancel);
        var stack = new Stack<JsonObject>();
        for (var execution = all.FirstOrDefault(one => one.Number == asked?.Number); execution is not null; execution = execution.ContainerIn(all))
        {
            stack.Push(execution.Record(all));
        }

        return ElsaJson.Answer(new { activityExecutionId = executionId, items = stack.ToArray(), totalCount = stack.Count });
    }
}
