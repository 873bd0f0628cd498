using CoordinationFlow.ElsaApi.Json;
using CoordinationFlow.ElsaApi.Problems;
using CoordinationFlow.Workflows.Activities.Tasks;
using CoordinationFlow.Workflows.Runtime;
using CoordinationFlow.Workflows.Values;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace CoordinationFlow.ElsaApi.Tasks;

/// <summary>Reports on tasks that RunTask asked for. Ministries' own tasks are answered elsewhere, by the procedure's rules.</summary>
internal static class TaskEndpoints
{
    public static void MapTasks(this RouteGroupBuilder elsa) => elsa.MapPost("/tasks/{taskId}/complete", CompleteAsync);

    private static async Task<IResult> CompleteAsync(string taskId, HttpContext http, [FromServices] WorkflowHost host, [FromServices] IWorkflowRuntime runtime, CancellationToken cancel)
    {
        var result = PlainValue.From((await ElsaBody.ReadAsync(http))["result"]);
        var report = await host.RunAsync(step => runtime.ResumeAsync(step, TaskReport.Of(taskId, result), keep: false), cancel);
        return report.Instances.Count > 0 ? Results.NoContent() : ElsaProblems.NotFound($"No instance waits for the task '{taskId}'.");
    }
}
