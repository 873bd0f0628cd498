using CoordinationFlow.Workflows.Definitions;
using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.Server.Flows;

/// <summary>Imports and publishes the flows that ship, by content, at start (design, section 4).</summary>
public sealed class ShippedFlowFiles(ShippedFlows flows, WorkflowHost host)
{
    /// <summary>The folder beside the program into which the build copies them.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "workflows");

    /// <summary>Imports every file of the folder, in the order of names. A file with problems is an error that names them: it did not ship so.</summary>
    public async Task<IReadOnlyList<ShippedImport>> PublishAsync(string? folder, CancellationToken cancellationToken)
    {
        var imports = new List<ShippedImport>();
        foreach (var file in Directory.EnumerateFiles(folder ?? Folder, "*.json").Order(StringComparer.Ordinal))
        {
            var json = await File.ReadAllTextAsync(file, cancellationToken);
            var import = await host.RunAsync(step => flows.ImportAsync(step, Path.GetFileName(file), json), cancellationToken);
            imports.Add(import.Result == ShippedResult.Refused
                ? throw new InvalidOperationException($"{import.File} has problems: {string.Join(" ", import.Problems.Select(problem => problem.Message))}")
                : import);
        }

        return imports;
    }
}
