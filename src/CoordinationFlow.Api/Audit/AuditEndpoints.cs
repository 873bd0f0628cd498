using System.Text;
using System.Text.Json;
using CoordinationFlow.Api.Commands;
using CoordinationFlow.Api.Json;
using CoordinationFlow.Api.Paging;
using CoordinationFlow.Api.Problems;
using CoordinationFlow.Coordination.Board;
using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Coordination.Dossiers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoordinationFlow.Api.Audit;

internal static class AuditEndpoints
{
    private const int ExportPage = 500;

    public static void MapAudit(this RouteGroupBuilder api)
    {
        var audit = api.MapGroup("/dossiers/{id}/audit").WithTags("Audit");
        audit.MapGet("", ListAsync).IsQuestion<Page<AuditView>>("The dossier's audit chain, a page.", 400, 404, 422);
        audit.MapGet("/export", ExportAsync).WithSummary("The whole chain as JSON lines, one entry a line, for `coordinationflow audit verify`.")
            .Produces(StatusCodes.Status200OK, contentType: "application/jsonl").Refuses(401, 404);
    }

    private static async Task<IResult> ListAsync(string id, string? cursor, string? take, HttpContext http, ICallerAccessor callers, IDossierQueries dossiers, CancellationToken cancel)
    {
        var page = PageRequest.Of(cursor, take);
        return await dossiers.AuditAsync(callers.Required, id, page.Cursor, page.Take, cancel) is { } entries
            ? PageRequest.Answer(http, entries)
            : throw new ProblemException(ProblemCodes.DossierUnknown);
    }

    private static async Task ExportAsync(string id, HttpContext http, ICallerAccessor callers, IDossierQueries dossiers, CancellationToken cancel)
    {
        var page = await dossiers.AuditAsync(callers.Required, id, null, ExportPage, cancel) ?? throw new ProblemException(ProblemCodes.DossierUnknown);
        http.Response.ContentType = "application/jsonl; charset=utf-8";
        http.Response.Headers.CacheControl = "private, no-store";
        http.Response.Headers.ContentDisposition = "attachment; filename=\"audit.jsonl\"";
        for (; ; page = await dossiers.AuditAsync(callers.Required, id, page.Next, ExportPage, cancel) ?? throw new ProblemException(ProblemCodes.DossierUnknown))
        {
            foreach (var entry in page.Items)
            {
                await http.Response.WriteAsync(JsonSerializer.Serialize(entry, ApiJson.Options) + "\n", Encoding.UTF8, cancel);
            }
            if (page.Next is null)
            {
                return;
            }
        }
    }
}
