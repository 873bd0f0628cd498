using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoordinationFlow.ElsaApi.Json;
using CoordinationFlow.ElsaApi.Problems;
using CoordinationFlow.Workflows.Definitions;
using CoordinationFlow.Workflows.Runtime;
using CoordinationFlow.Workflows.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace CoordinationFlow.ElsaApi.Definitions;

/// <summary>Definitions as files: in as a draft, out as Elsa's own servers write them.</summary>
internal static class DefinitionFileEndpoints
{
    private static readonly string[] PostOrPut = [HttpMethods.Post, HttpMethods.Put];

    public static void MapDefinitionFiles(this RouteGroupBuilder elsa)
    {
        elsa.MapGet("/workflow-definitions/{definitionId}/export", ExportAsync);
        elsa.MapPost("/bulk-actions/export/workflow-definitions", ExportSeveralAsync);
        elsa.MapMethods("/workflow-definitions/import", PostOrPut, (HttpContext http, WorkflowHost host, DefinitionDesk desk, DefinitionReading reading, CancellationToken cancel) => ImportAsync(null, http, host, desk, reading, cancel));
        elsa.MapMethods("/workflow-definitions/{definitionId}/import", PostOrPut, (string definitionId, HttpContext http, WorkflowHost host, DefinitionDesk desk, DefinitionReading reading, CancellationToken cancel) => ImportAsync(definitionId, http, host, desk, reading, cancel));
        elsa.MapPost("/workflow-definitions/import-files", ImportFilesAsync);
    }

    private static async Task<IResult> ExportAsync(string definitionId, string? versionOptions, bool? includeConsumingWorkflows, [FromServices] WorkflowHost host, CancellationToken cancel)
    {
        var rows = await host.RunAsync(
            async step => await DefinitionReading.FindAsync(step, definitionId, string.IsNullOrEmpty(versionOptions) ? "Latest" : versionOptions) is { } row
                ? (List<DefinitionVersionRow>)[row, .. includeConsumingWorkflows == true ? await ConsumingDefinitions.OfAsync(step, definitionId) : []]
                : [],
            cancel);
        return rows.Count switch
        {
            0 => ElsaProblems.NotFound($"There is no definition '{definitionId}'."),
            1 => ElsaJson.File(DefinitionDocument.ForExport(rows[0]), NameOf(rows[0])),
            _ => Zip(rows),
        };
    }

    private static async Task<IResult> ExportSeveralAsync(HttpContext http, [FromServices] WorkflowHost host, CancellationToken cancel)
    {
        var ids = await ElsaBody.IdsAsync(http, "ids");
        var rows = await host.RunAsync(step => step.Transaction.QueryAsync(DefinitionVersionRow.Table.Where(nameof(DefinitionVersionRow.Id), Comparison.In, ids), step.CancellationToken), cancel);
        return rows.Count == 0 ? ElsaProblems.NotFound("There is none of these versions.") : Zip(rows);
    }

    private static async Task<IResult> ImportAsync(string? definitionId, HttpContext http, WorkflowHost host, DefinitionDesk desk, DefinitionReading reading, CancellationToken cancel)
    {
        var model = await ElsaBody.ReadAsync(http);
        if (definitionId is not null)
        {
            model["definitionId"] = definitionId;
        }

        var (isNew, document) = await host.RunAsync(
            async step =>
            {
                var existed = model.Text("definitionId") is { Length: > 0 } id && await DefinitionRows.LatestAsync(step, id) is not null;
                return (!existed, await reading.DocumentAsync(step, await desk.SaveAsync(step, model, publish: false)));
            },
            cancel);
        return ElsaJson.Answer(document, isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    private static async Task<IResult> ImportFilesAsync(HttpContext http, [FromServices] WorkflowHost host, [FromServices] DefinitionDesk desk, CancellationToken cancel)
    {
        if (!http.Request.HasFormContentType)
        {
            throw new ElsaProblemException("The body is a form with files.");
        }

        var models = new List<JsonObject>();
        foreach (var file in (await http.Request.ReadFormAsync(cancel)).Files)
        {
            models.AddRange(await ReadAsync(file, cancel));
        }

        var count = await host.RunAsync(
            async step =>
            {
                foreach (var model in models)
                {
                    await desk.SaveAsync(step, model, publish: false);
                }

                return models.Count;
            },
            cancel);
        return ElsaJson.Answer(new { count });
    }

    private static async Task<IReadOnlyList<JsonObject>> ReadAsync(IFormFile file, CancellationToken cancel)
    {
        try
        {
            await using var stream = file.OpenReadStream();
            if (!file.FileName.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
            {
                return [await ParseAsync(stream, file.FileName, cancel)];
            }

            var models = new List<JsonObject>();
            await using var zip = await ZipArchive.CreateAsync(stream, ZipArchiveMode.Read, leaveOpen: false, null, cancel);
            foreach (var entry in zip.Entries.Where(entry => entry.FullName.EndsWith(".json", StringComparison.OrdinalIgnoreCase)))
            {
                // What a small archive unpacks to is limited as a plain body is.
                if (entry.Length > MostBytes)
                {
                    throw new ElsaProblemException($"{entry.FullName} is larger than {MostBytes / 1024 / 1024} MB.");
                }

                await using var content = await entry.OpenAsync(cancel);
                models.Add(await ParseAsync(content, entry.FullName, cancel));
            }

            return models;
        }
        catch (Exception failure) when (failure is JsonException or InvalidDataException)
        {
            throw new ElsaProblemException($"{file.FileName} cannot be read: {failure.Message}");
        }
    }

    private const int MostBytes = 4 * 1024 * 1024;

    private static async Task<JsonObject> ParseAsync(Stream stream, string name, CancellationToken cancel) =>
        await JsonNode.ParseAsync(stream, documentOptions: new() { MaxDepth = ElsaJson.MaxDepth }, cancellationToken: cancel) as JsonObject
        ?? throw new ElsaProblemException($"{name} is not the JSON of a definition.");

    private static IResult Zip(IReadOnlyList<DefinitionVersionRow> rows)
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var row in rows.DistinctBy(row => row.Id))
            {
                using var entry = zip.CreateEntry(NameOf(row)).Open();
                using var writer = new Utf8JsonWriter(entry, new JsonWriterOptions { Indented = true });
                DefinitionDocument.ForExport(row).WriteTo(writer);
            }
        }

        return Results.File(buffer.ToArray(), "application/zip", "workflow-definitions.zip");
    }

    private static string NameOf(DefinitionVersionRow row) => $"workflow-definition-{string.Concat(row.DefinitionId.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' ? letter : '-'))}-v{row.Version}.json";
}
