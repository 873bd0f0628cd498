namespace CoordinationFlow.UnitTests.Workflows.Conformance;

/// <summary>The traces that stock Elsa gave, by name: ours by file, those of Elsa's own definitions by the path in their folder.</summary>
public static class TraceCases
{
    private const string Ending = ".trace.json";

    /// <summary>Where our definitions and traces are: <c>semantics</c> (Elsa 3.6.3), <c>semantics-3.8</c> (3.8.0-rc2), <c>differences</c> (ours).</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Workflows", "Conformance");

    /// <summary>Where a developer keeps Elsa's own definitions with their traces, which are not part of this repository; null: nowhere.</summary>
    public static string? ElsaFolder { get; } = Environment.GetEnvironmentVariable("ELSA_DEFINITIONS") is { Length: > 0 } folder ? folder : null;

    /// <summary>Why a test of Elsa's own definitions is skipped.</summary>
    public static string NoElsaFolder => "ELSA_DEFINITIONS does not name a folder with Elsa's own definition files and their traces, which this repository does not hold.";

    /// <summary>All traces of our definitions.</summary>
    public static IReadOnlyDictionary<string, string> Ours { get; } = Traces(Folder)
        .Where(path => Path.GetFileName(Path.GetDirectoryName(path)) is "semantics" or "semantics-3.8")
        .ToDictionary(path => Path.GetFileName(path)[..^Ending.Length], path => path);

    /// <summary>All traces of Elsa's own definitions, where they are at hand.</summary>
    public static IReadOnlyDictionary<string, string> Elsas { get; } = (ElsaFolder is null ? [] : Traces(ElsaFolder))
        .Where(path => Path.GetFileName(Path.GetDirectoryName(path)) != "semantics")
        .ToDictionary(path => Path.GetRelativePath(ElsaFolder!, path).Replace('\\', '/')[..^Ending.Length], path => path);

    /// <summary>Our own expected traces where we differ for a reason, by the same names.</summary>
    public static IReadOnlyDictionary<string, string> Differences { get; } = Traces(Path.Combine(Folder, "differences"))
        .ToDictionary(path => Path.GetRelativePath(Path.Combine(Folder, "differences"), path).Replace('\\', '/')[..^Ending.Length], path => path);

    private static IEnumerable<string> Traces(string folder) => Directory.EnumerateFiles(folder, "*" + Ending, SearchOption.AllDirectories);
}
