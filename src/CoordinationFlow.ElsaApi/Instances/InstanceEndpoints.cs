using System.Text.Json.Nodes;
using CoordinationFlow.ElsaApi.Json;
using CoordinationFlow.ElsaApi.Problems;
using CoordinationFlow.Workflows.Instances;
using CoordinationFlow.Workflows.Runtime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace CoordinationFlow.ElsaApi.Instances;

/// <summary>Instances as they are read.</summary>
internal static class InstanceEndpoints
{
    public static void MapInstances(this RouteGroupBuilder elsa)
    {
        var instances = elsa.MapGroup("/workflow-instances");
        instances.MapPost("", ListAsync);
        instances.MapGet("/{instanceId}", (string instanceId, WorkflowHost host, InstanceReading reading, CancellationToken cancel) =>
            ShowAsync(instanceId, (_, view) => new(InstanceDocument.Of(view)), host, reading, cancel));
        instances.MapGet("/{instanceId}/execution-state", (string instanceId, WorkflowHost host, InstanceReading reading, CancellationToken cancel) =>
            ShowAsync(instanceId, (_, view) => new(ExecutionState(view.Row)), host, reading, cancel));
        instances.MapGet("/{instanceId}/variables", (string instanceId, WorkflowHost host, InstanceReading reading, CancellationToken cancel) =>
            ShowAsync(instanceId, (_, view) => new(Variables(view)), host, reading, cancel));
        instances.MapGet("/{instanceId}/journal", (string instanceId, int? skip, int? take, WorkflowHost host, InstanceReading reading, CancellationToken cancel) =>
            ShowAsync(instanceId, async (step, view) => JournalPage.Of(view, await InstanceReading.JournalAsync(step, instanceId), null, skip, take), host, reading, cancel));
        instances.MapPost("/{instanceId}/journal", JournalAsync);
    }

    private static async Task<IResult> ListAsync(HttpContext http, [FromServices] WorkflowHost host, CancellationToken cancel)
    {
        var filter = InstanceFilter.Of(await ElsaBody.ReadAsync(http));
        var (rows, total) = await host.RunAsync(filter.AnswerAsync, cancel);
        return ElsaJson.Answer(new { items = rows.Select(InstanceDocument.Summary), totalCount = total });
    }

    private static async Task<IResult> JournalAsync(string instanceId, int? skip, int? take, HttpContext http, [FromServices] WorkflowHost host, [FromServices] InstanceReading reading, CancellationToken cancel)
    {
        var filter = (await ElsaBody.ReadAsync(http))["filter"] as JsonObject;
        return await ShowAsync(instanceId, async (step, view) => JournalPage.Of(view, await InstanceReading.JournalAsync(step, instanceId), filter, skip, take), host, reading, cancel);
    }

    private static async Task<IResult> ShowAsync(string instanceId, Func<Step, InstanceView, ValueTask<object>> show, WorkflowHost host, InstanceReading reading, CancellationToken cancel)
    {
        var shown = await host.RunAsync(async step => await reading.FindAsync(step, instanceId) is { } view ? await show(step, view) : null, cancel);
        return shown is null ? ElsaProblems.NotFound($"There is no instance '{instanceId}'.") : ElsaJson.Answer(shown);
    }

    private static object ExecutionState(InstanceRow row) => new { status = row.Status, subStatus = row.SubStatus, workflowSubStatus = row.SubStatus, updatedAt = row.UpdatedAt };

    private static object Variables(InstanceView view) => new { items = view.Variables, count = view.Variables.Count };
}
