using CoordinationFlow.ElsaApi.Json;
using CoordinationFlow.ElsaApi.Problems;
using CoordinationFlow.Workflows.Definitions;
using CoordinationFlow.Workflows.Runtime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace CoordinationFlow.ElsaApi.Definitions;

/// <summary>What is done with one definition.</summary>
internal static class DefinitionCommandEndpoints
{
    public static void MapDefinitionCommands(this RouteGroupBuilder elsa)
    {
        elsa.MapPost("/workflow-definitions", SaveAsync);
        elsa.MapPost("/workflow-definitions/{definitionId}/publish", PublishAsync);
        elsa.MapPost("/workflow-definitions/{definitionId}/retract", RetractAsync);
        elsa.MapPost("/workflow-definitions/{definitionId}/revert/{version:int}", RevertAsync);
        elsa.MapDelete("/workflow-definitions/{definitionId}", DeleteAsync);
        elsa.MapDelete("/workflow-definition-versions/{versionId}", DeleteVersionAsync);
    }

    private static async Task<IResult> SaveAsync(HttpContext http, [FromServices] WorkflowHost host, [FromServices] DefinitionDesk desk, [FromServices] DefinitionReading reading, CancellationToken cancel)
    {
        var body = await ElsaBody.ReadAsync(http);
        var model = body["model"] as System.Text.Json.Nodes.JsonObject ?? throw new ElsaProblemException("The body has no definition under 'model'.");
        var saved = await host.RunAsync(async step => await reading.DocumentAsync(step, await desk.SaveAsync(step, model, body.Truth("publish"))), cancel);
        return ElsaJson.Answer(new { workflowDefinition = saved, alreadyPublished = false, consumingWorkflowCount = 0, validationErrors = Array.Empty<object>() });
    }

    private static async Task<IResult> PublishAsync(string definitionId, [FromServices] WorkflowHost host, [FromServices] DefinitionDesk desk, [FromServices] DefinitionReading reading, CancellationToken cancel)
    {
        var answer = await host.RunAsync(
            async step => await DefinitionRows.LatestAsync(step, definitionId) is { } latest
                ? new { workflowDefinition = await reading.DocumentAsync(step, await desk.PublishAsync(step, latest)), alreadyPublished = latest.IsPublished, consumingWorkflowCount = 0 }
                : null,
            cancel);
        return answer is null ? Unknown(definitionId) : ElsaJson.Answer(answer);
    }

    private static async Task<IResult> RetractAsync(string definitionId, [FromServices] WorkflowHost host, [FromServices] DefinitionDesk desk, [FromServices] DefinitionReading reading, CancellationToken cancel)
    {
        var document = await host.RunAsync(
            async step =>
            {
                await desk.RetractAsync(step, definitionId);
                return await DefinitionRows.LatestAsync(step, definitionId) is { } latest ? await reading.DocumentAsync(step, latest) : null;
            },
            cancel);
        return document is null ? Unknown(definitionId) : ElsaJson.Answer(document);
    }

    private static async Task<IResult> RevertAsync(string definitionId, int version, [FromServices] WorkflowHost host, [FromServices] DefinitionDesk desk, CancellationToken cancel)
    {
        var row = await host.RunAsync(step => desk.RevertAsync(step, definitionId, version), cancel);
        return row is null ? Unknown(definitionId) : ElsaJson.Answer(DefinitionSummary.Of(ListedVersion.Of(row)), StatusCodes.Status201Created);
    }

    private static async Task<IResult> DeleteAsync(string definitionId, [FromServices] WorkflowHost host, [FromServices] DefinitionDesk desk, CancellationToken cancel) =>
        await host.RunAsync(step => desk.DeleteAsync(step, definitionId), cancel) ? Results.NoContent() : Unknown(definitionId);

    private static async Task<IResult> DeleteVersionAsync(string versionId, [FromServices] WorkflowHost host, [FromServices] DefinitionDesk desk, CancellationToken cancel) =>
        await host.RunAsync(step => desk.DeleteVersionAsync(step, versionId), cancel) ? Results.NoContent() : ElsaProblems.NotFound($"There is no version '{versionId}'.");

    private static IResult Unknown(string definitionId) => ElsaProblems.NotFound($"There is no definition '{definitionId}', or not that version of it.");
}
