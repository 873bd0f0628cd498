using CoordinationFlow.ElsaApi.Json;
using CoordinationFlow.ElsaApi.Problems;
using CoordinationFlow.Workflows.Instances;
using CoordinationFlow.Workflows.Runtime;
using CoordinationFlow.Workflows.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace CoordinationFlow.ElsaApi.Instances;

/// <summary>What is done with instances, one or several.</summary>
internal static class InstanceCommandEndpoints
{
    public static void MapInstanceCommands(this RouteGroupBuilder elsa)
    {
        elsa.MapPost("/cancel/workflow-instances/{instanceId}", CancelAsync);
        elsa.MapDelete("/workflow-instances/{instanceId}", DeleteAsync);
        elsa.MapPost("/bulk-actions/cancel/workflow-instances", CancelSeveralAsync);
        elsa.MapPost("/bulk-actions/delete/workflow-instances/by-id", DeleteSeveralAsync);
        elsa.MapPost("/bulk-actions/import/workflow-instances", Import);
    }

    private static async Task<IResult> CancelAsync(string instanceId, [FromServices] WorkflowHost host, [FromServices] InstanceDesk desk, CancellationToken cancel) =>
        await host.RunAsync(step => desk.CancelAsync(step, instanceId), cancel) ? Results.NoContent() : Unknown(instanceId);

    private static async Task<IResult> DeleteAsync(string instanceId, [FromServices] WorkflowHost host, [FromServices] InstanceDesk desk, CancellationToken cancel) =>
        await host.RunAsync(step => desk.DeleteAsync(step, instanceId), cancel) ? Results.NoContent() : Unknown(instanceId);

    private static async Task<IResult> CancelSeveralAsync(HttpContext http, [FromServices] WorkflowHost host, [FromServices] InstanceDesk desk, CancellationToken cancel)
    {
        var body = await ElsaBody.ReadAsync(http);
        var (ids, versionId, definitionId) = (body.Texts("ids"), body.Text("definitionVersionId"), body.Text("definitionId"));
        if (ids.Length == 0 && versionId is null && definitionId is null)
        {
            throw new ElsaProblemException("The body names no instances: 'ids', 'definitionVersionId' or 'definitionId'.");
        }

        var running = InstanceRow.Table.Where(nameof(InstanceRow.Status), Comparison.Equal, InstanceStatus.Running);
        running = ids.Length > 0 ? running.Where(nameof(InstanceRow.Id), Comparison.In, ids) : running;
        running = versionId is not null ? running.Where(nameof(InstanceRow.DefinitionVersionId), Comparison.Equal, versionId) : running;
        running = definitionId is not null ? running.Where(nameof(InstanceRow.DefinitionId), Comparison.Equal, definitionId) : running;
        var rows = await host.RunAsync(step => step.Transaction.QueryAsync(running, step.CancellationToken), cancel);
        foreach (var row in rows)
        {
            await host.RunAsync(step => desk.CancelAsync(step, row.Id), cancel);
        }

        return ElsaJson.Answer(new { cancelled = rows.Count });
    }

    private static async Task<IResult> DeleteSeveralAsync(HttpContext http, [FromServices] WorkflowHost host, [FromServices] InstanceDesk desk, CancellationToken cancel)
    {
        var deleted = 0;
        foreach (var id in await ElsaBody.IdsAsync(http, "ids"))
        {
            deleted += await host.RunAsync(step => desk.DeleteAsync(step, id), cancel) ? 1 : 0;
        }

        return ElsaJson.Answer(new { deleted });
    }

    // Studio's list offers it whatever the server can.
    private static IResult Import() => throw new ElsaProblemException("Instances are not imported: each belongs to what happened here. Import the definition and start it.");

    private static IResult Unknown(string instanceId) => ElsaProblems.NotFound($"There is no instance '{instanceId}'.");
}
