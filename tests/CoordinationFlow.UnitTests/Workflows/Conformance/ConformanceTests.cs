using CoordinationFlow.Cli.Traces;

namespace CoordinationFlow.UnitTests.Workflows.Conformance;

/// <summary>
/// Replays what was done to stock Elsa and compares what came of it. Where Elsa's behaviour is plainly a fault, our own expected trace
/// stands in <c>differences</c> and the reason in docs/elsa-compatibility.md.
/// </summary>
public sealed class ConformanceTests
{
    public static TheoryData<string> Ours => [.. TraceCases.Ours.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Ours))]
    public async Task Our_engine_does_what_the_trace_says(string name)
    {
        var differences = await DifferencesAsync(name, TraceCases.Ours[name]);
        Assert.True(differences.Count == 0, string.Join(Environment.NewLine, differences));
    }

    [Fact]
    public async Task Elsas_own_definitions_do_what_their_traces_say()
    {
        Assert.SkipWhen(TraceCases.ElsaFolder is null, TraceCases.NoElsaFolder);
        Assert.NotEmpty(TraceCases.Elsas);
        var found = new List<string>();
        foreach (var (name, path) in TraceCases.Elsas)
        {
            found.AddRange((await DifferencesAsync(name, path)).Select(difference => $"{name}: {difference}"));
        }

        Assert.True(found.Count == 0, string.Join(Environment.NewLine, found));
    }

    [Fact]
    public async Task Every_difference_differs_from_stock_Elsa_and_is_justified_in_the_document()
    {
        var document = await File.ReadAllTextAsync(ConformanceTable.Document, TestContext.Current.CancellationToken);
        foreach (var (name, own) in TraceCases.Differences)
        {
            Assert.Contains($"| `{name}` |", document, StringComparison.Ordinal);
            if ((TraceCases.Ours.GetValueOrDefault(name) ?? TraceCases.Elsas.GetValueOrDefault(name)) is { } stock)
            {
                Assert.NotEmpty(TraceComparison.Differences(TraceFile.Read(stock).Json, TraceFile.Read(own).Json));
            }
            else
            {
                Assert.Null(TraceCases.ElsaFolder);
            }
        }

        Assert.InRange(TraceCases.Differences.Count, 0, 29);
    }

    [Fact]
    public async Task The_document_holds_the_table_of_what_matches()
    {
        var table = ConformanceTable.Build();
        TestContext.Current.SendDiagnosticMessage($"{table}{Environment.NewLine}{ConformanceTable.Counts}");
        if (Environment.GetEnvironmentVariable(ConformanceTable.Refresh) is not null)
        {
            await ConformanceTable.WriteAsync(table, TestContext.Current.CancellationToken);
        }

        var document = await File.ReadAllLinesAsync(ConformanceTable.Document, TestContext.Current.CancellationToken);
        Assert.Empty(table.Split('\n').Except(document));
    }

    private static async Task<IReadOnlyList<string>> DifferencesAsync(string name, string path)
    {
        var trace = TraceFile.Read(path);
        var expected = TraceCases.Differences.TryGetValue(name, out var own) ? TraceFile.Read(own).Json : trace.Json;
        return TraceComparison.Differences(expected, await TraceReplay.RunAsync(trace, TestContext.Current.CancellationToken));
    }
}
