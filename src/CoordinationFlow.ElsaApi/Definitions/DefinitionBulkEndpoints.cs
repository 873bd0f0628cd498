using CoordinationFlow.ElsaApi.Json;
using CoordinationFlow.Workflows.Definitions;
using CoordinationFlow.Workflows.Runtime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace CoordinationFlow.ElsaApi.Definitions;

/// <summary>What is done with several definitions at once: all in one step, or nothing.</summary>
internal static class DefinitionBulkEndpoints
{
    public static void MapDefinitionBulk(this RouteGroupBuilder elsa)
    {
        var bulk = elsa.MapGroup("/bulk-actions");
        bulk.MapPost("/publish/workflow-definitions/by-definition-ids", PublishAsync);
        bulk.MapPost("/retract/workflow-definitions/by-definition-ids", RetractAsync);
        bulk.MapPost("/delete/workflow-definitions/by-definition-id", (HttpContext http, WorkflowHost host, DefinitionDesk desk, CancellationToken cancel) => DeleteAsync(http, "definitionIds", desk.DeleteAsync, host, cancel));
        bulk.MapPost("/delete/workflow-definitions/by-id", (HttpContext http, WorkflowHost host, DefinitionDesk desk, CancellationToken cancel) => DeleteAsync(http, "ids", desk.DeleteVersionAsync, host, cancel));
    }

    private static async Task<IResult> PublishAsync(HttpContext http, [FromServices] WorkflowHost host, [FromServices] DefinitionDesk desk, CancellationToken cancel)
    {
        var ids = await ElsaBody.IdsAsync(http, "definitionIds");
        return ElsaJson.Answer(await host.RunAsync(
            async step =>
            {
                var (published, alreadyPublished, notFound) = (new List<string>(), new List<string>(), new List<string>());
                foreach (var id in ids)
                {
                    if (await DefinitionRows.LatestAsync(step, id) is not { } latest)
                    {
                        notFound.Add(id);
                    }
                    else if (latest.IsPublished)
                    {
                        alreadyPublished.Add(id);
                    }
                    else
                    {
                        await desk.PublishAsync(step, latest);
                        published.Add(id);
                    }
                }

                return new { published, alreadyPublished, notFound, updatedConsumers = Array.Empty<string>() };
            },
            cancel));
    }

    private static async Task<IResult> RetractAsync(HttpContext http, [FromServices] WorkflowHost host, [FromServices] DefinitionDesk desk, CancellationToken cancel)
    {
        var ids = await ElsaBody.IdsAsync(http, "definitionIds");
        return ElsaJson.Answer(await host.RunAsync(
            async step =>
            {
                var (retracted, alreadyRetracted, notFound) = (new List<string>(), new List<string>(), new List<string>());
                foreach (var id in ids)
                {
                    var list = await desk.RetractAsync(step, id) is not null ? retracted : await DefinitionRows.LatestAsync(step, id) is null ? notFound : alreadyRetracted;
                    list.Add(id);
                }

                return new { retracted, alreadyRetracted, notFound };
            },
            cancel));
    }

    private static async Task<IResult> DeleteAsync(HttpContext http, string name, Func<Step, string, ValueTask<bool>> delete, WorkflowHost host, CancellationToken cancel)
    {
        var ids = await ElsaBody.IdsAsync(http, name);
        var deleted = await host.RunAsync(
            async step =>
            {
                var count = 0;
                foreach (var id in ids)
                {
                    count += await delete(step, id) ? 1 : 0;
                }

                return count;
            },
            cancel);
        return ElsaJson.Answer(new { deleted });
    }
}
