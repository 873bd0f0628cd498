using CoordinationFlow.ElsaApi.Json;
using CoordinationFlow.ElsaApi.Problems;
using CoordinationFlow.Workflows.Definitions;
using CoordinationFlow.Workflows.Runtime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace CoordinationFlow.ElsaApi.Definitions;

/// <summary>Definitions as they are read.</summary>
internal static class DefinitionEndpoints
{
    public static void MapDefinitions(this RouteGroupBuilder elsa)
    {
        elsa.MapGet("/workflow-definitions", ListAsync);
        elsa.MapGet("/workflow-definitions/by-definition-id/{definitionId}", ByDefinitionIdAsync);
        elsa.MapGet("/workflow-definitions/by-id/{versionId}", ByIdAsync);
        elsa.MapGet("/workflow-definitions/many-by-id", ManyByIdAsync);
        elsa.MapGet("/workflow-definitions/validation/is-name-unique", IsNameUniqueAsync);
        elsa.MapGet("/workflow-definitions/query/count", CountAsync);
    }

    private static async Task<IResult> ListAsync(HttpContext http, [FromServices] WorkflowHost host, CancellationToken cancel)
    {
        var list = DefinitionList.Of(http.Request.Query);
        var (rows, total) = await host.RunAsync(list.AnswerAsync, cancel);
        return ElsaJson.Answer(new { items = rows.Select(DefinitionSummary.Of), totalCount = total, links = DefinitionLinks.OfList() });
    }

    private static async Task<IResult> ByDefinitionIdAsync(string definitionId, string? versionOptions, [FromServices] WorkflowHost host, [FromServices] DefinitionReading reading, CancellationToken cancel)
    {
        var document = await host.RunAsync(
            async step => await DefinitionReading.FindAsync(step, definitionId, versionOptions) is { } row ? await reading.DocumentAsync(step, row) : null, cancel);
        return document is null ? ElsaProblems.NotFound($"There is no definition '{definitionId}'.") : ElsaJson.Answer(document);
    }

    private static async Task<IResult> ByIdAsync(string versionId, [FromServices] WorkflowHost host, [FromServices] DefinitionReading reading, CancellationToken cancel)
    {
        var document = await host.RunAsync(async step => await DefinitionRows.FindAsync(step, versionId) is { } row ? await reading.DocumentAsync(step, row) : null, cancel);
        return document is null ? ElsaProblems.NotFound($"There is no version '{versionId}'.") : ElsaJson.Answer(document);
    }

    private static async Task<IResult> ManyByIdAsync(HttpContext http, [FromServices] WorkflowHost host, [FromServices] DefinitionReading reading, CancellationToken cancel)
    {
        var ids = http.Request.Query["ids"].OfType<string>().Distinct().ToArray();
        return ElsaJson.List(await host.RunAsync(
            async step =>
            {
                var documents = new List<System.Text.Json.Nodes.JsonObject>();
                foreach (var id in ids)
                {
                    if (await DefinitionRows.FindAsync(step, id) is { } row)
                    {
                        documents.Add(await reading.DocumentAsync(step, row));
                    }
                }

                return documents;
            },
            cancel));
    }

    private static async Task<IResult> IsNameUniqueAsync(string? name, string? definitionId, [FromServices] WorkflowHost host, CancellationToken cancel)
    {
        var list = new DefinitionList("Latest", [], [], (name ?? "").Trim(), "Name", false, null);
        var (rows, _) = await host.RunAsync(list.AnswerAsync, cancel);
        return ElsaJson.Answer(new { isUnique = rows.All(row => row.DefinitionId == definitionId || !string.Equals(row.Name, name?.Trim(), StringComparison.OrdinalIgnoreCase)) });
    }

    private static async Task<IResult> CountAsync([FromServices] WorkflowHost host, CancellationToken cancel)
    {
        var list = new DefinitionList("Latest", [], [], "", "Name", false, ElsaPage.Of(0, 1));
        return ElsaJson.Answer(new { count = (await host.RunAsync(list.AnswerAsync, cancel)).Total });
    }
}
