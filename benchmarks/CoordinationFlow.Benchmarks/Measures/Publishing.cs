using CoordinationFlow.Workflows.Definitions;
using CoordinationFlow.Workflows.Runtime;
using Microsoft.Extensions.DependencyInjection;

namespace CoordinationFlow.Benchmarks.Measures;

/// <summary>Brings a definition into the engine that is measured.</summary>
internal static class Publishing
{
    /// <summary>Imports and publishes; the definition's id. Throws <see cref="InvalidOperationException"/> with what is wrong with it, after the file's name if it has one.</summary>
    public static async Task<string> PublishAsync(this IServiceProvider services, string json, string? file = null)
    {
        var import = await services.GetRequiredService<WorkflowHost>().RunAsync(step => services.GetRequiredService<DefinitionLibrary>().ImportAsync(step, json, new ImportOptions(Publish: true)), default);
        return import.Row?.DefinitionId ?? throw new InvalidOperationException((file is null ? "" : $"{file}: ") + string.Join(' ', import.Problems.Select(problem => problem.Message)));
    }
}
