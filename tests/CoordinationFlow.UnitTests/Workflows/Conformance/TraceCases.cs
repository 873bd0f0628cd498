using System.Text.RegularExpressions;

namespace CoordinationFlow.UnitTests.Workflows.Conformance;

/// <summary>The traces that stock Elsa gave for our definitions, and what we do with each.</summary>
public static partial class TraceCases
{
    /// <summary>Where the definitions and traces are: <c>semantics</c> (Elsa 3.6.3) and <c>semantics-3.8</c> (3.8.0-rc2).</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Workflows", "Conformance");

    /// <summary>All traces by name.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = Directory.EnumerateFiles(Folder, "*.trace.json", SearchOption.AllDirectories)
        .Where(path => Path.GetFileName(Path.GetDirectoryName(path)) is "semantics" or "semantics-3.8")
        .ToDictionary(path => Path.GetFileName(path).Replace(".trace.json", "", StringComparison.Ordinal), path => path);

    /// <summary>Why a trace waits for the engine's own issue; null: it is to be met now.</summary>
    public static string? Later(string name) => LaterReasons.FirstOrDefault(reason => reason.Names.Contains(name)).Reason
        ?? (name.EndsWith(".token", StringComparison.Ordinal) ? "token mode" : name.EndsWith(".permissive", StringComparison.Ordinal) || name.EndsWith(".cached", StringComparison.Ordinal) ? "host settings" : null)
        ?? (StateMachine().IsMatch(name) ? "StateMachine" : OutputConverter().IsMatch(name) ? "output converters" : null);

    private static readonly (string Reason, string[] Names)[] LaterReasons =
    [
        ("DispatchWorkflow", ["dispatchworkflow-nowait"]),
        ("BulkDispatchWorkflows", ["bulkdispatch-wait", "b-bulk-input", "b-bulk-input-objects"]),
        ("C#", ["csharp-basic", "cs-disabled"]),
        ("Cron", ["b-cron-blank"]),
    ];

    [GeneratedRegex("^sm-")]
    private static partial Regex StateMachine();

    [GeneratedRegex("^oc-")]
    private static partial Regex OutputConverter();
}
