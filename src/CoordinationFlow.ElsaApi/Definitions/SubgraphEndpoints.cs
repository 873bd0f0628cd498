using System.Text.Json.Nodes;
using CoordinationFlow.ElsaApi.Json;
using CoordinationFlow.ElsaApi.Problems;
using CoordinationFlow.Workflows.Definitions;
using CoordinationFlow.Workflows.Graphs;
using CoordinationFlow.Workflows.Runtime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace CoordinationFlow.ElsaApi.Definitions;

/// <summary>What is inside an activity of a version: a workflow that is used as one is opened by it, and a journal's entry is found by it.</summary>
internal static class SubgraphEndpoints
{
    public static void MapSubgraphs(this RouteGroupBuilder elsa)
    {
        elsa.MapGet("/workflow-definitions/subgraph/{versionId}", SubgraphAsync);
        elsa.MapGet("/workflow-definitions/subgraph/segments/{versionId}", SegmentsAsync);
        elsa.MapGet("/workflow-definitions/{definitionId}/consumers", ConsumersAsync);
    }

    private static Task<IResult> SubgraphAsync(string versionId, string? parentNodeId, [FromServices] WorkflowHost host, [FromServices] DefinitionLibrary library, [FromServices] DefinitionReading reading, CancellationToken cancel) =>
        AnswerAsync(versionId, parentNodeId, host, library, reading, (drawing, node) => drawing.Tree(node), cancel);

    private static Task<IResult> SegmentsAsync(string versionId, string? childNodeId, [FromServices] WorkflowHost host, [FromServices] DefinitionLibrary library, [FromServices] DefinitionReading reading, CancellationToken cancel) =>
        AnswerAsync(versionId, childNodeId, host, library, reading, (drawing, node) => drawing.Segments(node), cancel);

    private static async Task<IResult> AnswerAsync(string versionId, string? nodeId, WorkflowHost host, DefinitionLibrary library, DefinitionReading reading, Func<DrawnGraph, Node, JsonObject> show, CancellationToken cancel)
    {
        var shown = await host.RunAsync(
            async step =>
            {
                if (await DefinitionRows.FindAsync(step, versionId) is null)
                {
                    return null;
                }

                var graph = await library.VersionAsync(step, versionId);
                return graph.Nodes.FirstOrDefault(node => node.Path == nodeId) is { } node ? show(await DrawnGraph.OfAsync(step, graph, reading), node) : null;
            },
            cancel);
        return shown is null ? ElsaProblems.NotFound($"The version '{versionId}' has no node '{nodeId}'.") : ElsaJson.Answer(shown);
    }

    private static async Task<IResult> ConsumersAsync(string definitionId, [FromServices] WorkflowHost host, CancellationToken cancel)
    {
        var rows = await host.RunAsync(step => ConsumingDefinitions.OfAsync(step, definitionId), cancel);
        return ElsaJson.Answer(new { workflowDefinitionIds = rows.Select(row => row.DefinitionId) });
    }
}
