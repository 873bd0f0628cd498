using CoordinationFlow.Coordination.Participants;
using CoordinationFlow.ElsaApi.Json;
using CoordinationFlow.ElsaApi.Problems;
using CoordinationFlow.Workflows.Runtime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace CoordinationFlow.ElsaApi.ActivityDescriptors;

/// <summary>The toolbox, and the choices of an input at this moment.</summary>
internal static class ActivityDescriptorEndpoints
{
    public static void MapActivityDescriptors(this RouteGroupBuilder elsa)
    {
        elsa.MapGet("/descriptors/activities", ListAsync);
        elsa.MapGet("/descriptors/activities/{typeName}", OneAsync);
        elsa.MapPost("/descriptors/activities/{typeName}/options/{propertyName}", OptionsAsync);
    }

    private static async Task<IResult> ListAsync([FromServices] ActivityTypes types, [FromServices] WorkflowHost host, [FromServices] IReferenceData reference, CancellationToken cancel)
    {
        var current = await reference.CurrentAsync(cancel);
        return ElsaJson.List(await host.RunAsync(step => types.AllAsync(step, current), cancel));
    }

    private static async Task<IResult> OneAsync(string typeName, int? version, [FromServices] ActivityTypes types, [FromServices] WorkflowHost host, [FromServices] IReferenceData reference, CancellationToken cancel)
    {
        var current = await reference.CurrentAsync(cancel);
        var all = await host.RunAsync(step => types.AllAsync(step, current), cancel);
        return all.Where(type => type.TypeName == typeName && (version is null || type.Version == version)).MaxBy(type => type.Version) is { } found
            ? ElsaJson.Answer(found)
            : ElsaProblems.NotFound($"There is no kind of activity '{typeName}'.");
    }

    private static async Task<IResult> OptionsAsync(string typeName, string propertyName, [FromServices] ActivityTypes types, [FromServices] IReferenceData reference, CancellationToken cancel)
    {
        var input = types.InputsOf(typeName).FirstOrDefault(input => string.Equals(input.Name, propertyName, StringComparison.OrdinalIgnoreCase));
        if (input is null)
        {
            return ElsaProblems.NotFound($"'{typeName}' has no input '{propertyName}'.");
        }

        var choices = LiveChoices.For(input, await reference.CurrentAsync(cancel));
        var items = ActivityInput.Specifications(ActivityInput.HintOf(input, choices is not null), choices ?? [.. input.Choices.Select(choice => (choice, choice))], choices is not null);
        return ElsaJson.Answer(new { items });
    }
}
