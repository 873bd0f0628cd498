using CoordinationFlow.Cli.Traces;

namespace CoordinationFlow.UnitTests.Workflows.Conformance;

/// <summary>
/// Replays what was done to stock Elsa and compares what came of it. Where Elsa's behaviour is plainly a fault, our own expected trace
/// stands in <c>differences</c> and the reason in docs/elsa-compatibility.md.
/// </summary>
public sealed class ConformanceTests
{
    private static readonly string Differences = Path.Combine(TraceCases.Folder, "differences");

    public static TheoryData<string> Now => [.. TraceCases.All.Keys.Where(name => TraceCases.Later(name) is null).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Now))]
    public async Task Our_engine_does_what_the_trace_says(string name)
    {
        var own = Path.Combine(Differences, name + ".trace.json");
        var trace = TraceFile.Read(TraceCases.All[name]);
        var expected = File.Exists(own) ? TraceFile.Read(own).Json : trace.Json;
        var actual = await TraceReplay.RunAsync(trace, TestContext.Current.CancellationToken);
        var differences = TraceComparison.Differences(expected, actual);
        Assert.True(differences.Count == 0, string.Join(Environment.NewLine, differences));
    }

    [Fact]
    public async Task Every_trace_is_met_or_named_and_each_difference_differs_from_stock_Elsa()
    {
        var later = TraceCases.All.Keys.Where(name => TraceCases.Later(name) is not null).Order(StringComparer.Ordinal).ToArray();
        var differences = Directory.EnumerateFiles(Differences, "*.trace.json").Select(path => Path.GetFileName(path).Replace(".trace.json", "", StringComparison.Ordinal)).ToArray();
        Assert.Empty(differences.Except(TraceCases.All.Keys));
        foreach (var name in differences)
        {
            var stock = TraceFile.Read(TraceCases.All[name]).Json;
            Assert.NotEmpty(TraceComparison.Differences(stock, TraceFile.Read(Path.Combine(Differences, name + ".trace.json")).Json));
        }

        var met = new List<string>();
        foreach (var name in later)
        {
            var trace = TraceFile.Read(TraceCases.All[name]);
            if (TraceComparison.Differences(trace.Json, await TraceReplay.RunAsync(trace, TestContext.Current.CancellationToken)).Count == 0)
            {
                met.Add(name);
            }
        }

        foreach (var reason in later.GroupBy(TraceCases.Later).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            TestContext.Current.SendDiagnosticMessage($"issue: the engine in full, {reason.Key}: {reason.Count()} traces ({string.Join(", ", reason)})");
        }

        TestContext.Current.SendDiagnosticMessage(
            $"{TraceCases.All.Count} traces: {TraceCases.All.Count - later.Length - differences.Length} equal to Elsa's, {differences.Length} justified differences, {later.Length} later, of which {met.Count} come out equal already: {string.Join(", ", met)}");
    }
}
