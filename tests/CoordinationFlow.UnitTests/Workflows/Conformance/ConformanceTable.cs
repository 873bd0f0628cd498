using System.Text;

namespace CoordinationFlow.UnitTests.Workflows.Conformance;

/// <summary>What matches, by group: a table that the document keeps between two marks.</summary>
internal static class ConformanceTable
{
    /// <summary>The variable that makes the test write the table into the document (<c>make conformance</c>).</summary>
    public const string Refresh = "CONFORMANCE_REFRESH";

    private const string Begin = "<!-- conformance: written by make conformance -->";
    private const string End = "<!-- end of conformance -->";

    /// <summary>docs/elsa-compatibility.md.</summary>
    public static string Document { get; } = Path.Combine(Root().FullName, "docs", "elsa-compatibility.md");

    /// <summary>The two counts in one sentence.</summary>
    public static string Counts
    {
        get
        {
            var (all, different) = (Names.Count, Names.Count(TraceCases.Differences.ContainsKey));
            var definitions = RoundTripTests.OurFiles.Count() + RoundTripTests.ElsasFiles.Count();
            return $"{definitions} definitions load and round-trip; {all} traces: {all - different} equal to Elsa's, {different} justified differences.";
        }
    }

    private static List<string> Names => [.. TraceCases.Ours.Keys.Concat(TraceCases.Elsas.Keys)];

    /// <summary>The rows that can be told here: those of Elsa's own definitions only where they are at hand.</summary>
    public static string Build()
    {
        var rows = TraceCases.Ours.GroupBy(trace => Group(trace.Key, trace.Value)).Concat(TraceCases.Elsas.GroupBy(trace => $"Elsa's own, `{trace.Key.Split('/')[0]}`"))
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (group.Key, All: group.Count(), Different: group.Count(trace => TraceCases.Differences.ContainsKey(trace.Key))))
            .Select(row => $"| {row.Key} | {row.All} | {row.All - row.Different} | {row.Different} |");
        return string.Join('\n', ["| traces of | all | equal | justified differences |", "| --- | ---: | ---: | ---: |", .. rows]);
    }

    /// <summary>Puts the table between the marks.</summary>
    public static async Task WriteAsync(string table, CancellationToken cancellationToken)
    {
        var document = await File.ReadAllTextAsync(Document, cancellationToken);
        var (begin, end) = (document.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, document.IndexOf(End, StringComparison.Ordinal));
        var written = new StringBuilder(document[..begin]).Append("\n\n").Append(table).Append("\n\n").Append(Counts).Append("\n\n").Append(document[end..]);
        await File.WriteAllTextAsync(Document, written.ToString(), cancellationToken);
    }

    private static string Group(string name, string path) => (Path.GetFileName(Path.GetDirectoryName(path)), name.EndsWith(".token", StringComparison.Ordinal)) switch
    {
        ("semantics-3.8", _) => "our definitions, 3.8.0-rc2",
        (_, true) => "our definitions, 3.6.3, flowcharts by tokens",
        _ => "our definitions, 3.6.3",
    };

    private static DirectoryInfo Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CoordinationFlow.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run below the repository.");
        }

        return folder;
    }
}
