using CoordinationFlow.ElsaApi.Definitions;
using CoordinationFlow.Workflows.Definitions;
using CoordinationFlow.Workflows.Expressions;
using CoordinationFlow.Workflows.Runtime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace CoordinationFlow.ElsaApi.Scripts;

/// <summary>The declarations for the code editor. Studio takes whatever comes as declarations, so there is always an answer.</summary>
internal static class ScriptEndpoints
{
    public static void MapScripts(this RouteGroupBuilder elsa) => elsa.MapPost("/scripting/javascript/type-definitions/{definitionId}", DeclareAsync);

    private static async Task<IResult> DeclareAsync(string definitionId, [FromServices] WorkflowHost host, [FromServices] ScriptObjects objects, CancellationToken cancel)
    {
        var row = await host.RunAsync(step => DefinitionReading.FindAsync(step, definitionId, "Latest"), cancel);
        var text = row is not null && DefinitionReader.Read(row.Json, []) is { } definition ? TypeDefinitions.Of(definition, objects) : "";
        return Results.Text(text, "application/x-typescript");
    }
}
