using CoordinationFlow.Persistence.Memory;
using CoordinationFlow.UnitTests.Workflows.Expressions;
using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Definitions;
using CoordinationFlow.Workflows.Expressions;
using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.UnitTests.Workflows.Conformance;

/// <summary>A definition that was imported and stored is the same as canonical JSON, unknown properties included.</summary>
public sealed class RoundTripTests
{
    public static TheoryData<string> Ours => [.. OurFiles.Select(path => Path.GetRelativePath(TraceCases.Folder, path))];

    /// <summary>Our own definition files.</summary>
    internal static IEnumerable<string> OurFiles => Definitions(TraceCases.Folder);

    /// <summary>Elsa's own, where they are at hand.</summary>
    internal static IEnumerable<string> ElsasFiles => TraceCases.ElsaFolder is null ? [] : Definitions(TraceCases.ElsaFolder)
        .Where(path => Path.GetFileName(Path.GetDirectoryName(path)) != "semantics");

    [Theory]
    [MemberData(nameof(Ours))]
    public async Task Our_definitions_come_back_as_they_went_in(string file) => await ComesBackAsync(Path.Combine(TraceCases.Folder, file));

    [Fact]
    public async Task Elsas_own_definitions_come_back_as_they_went_in()
    {
        Assert.SkipWhen(TraceCases.ElsaFolder is null, TraceCases.NoElsaFolder);
        var files = ElsasFiles.ToArray();
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            await ComesBackAsync(file);
        }

        TestContext.Current.SendDiagnosticMessage($"{files.Length} definitions came back as they went in.");
    }

    private static async Task ComesBackAsync(string path)
    {
        var json = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        var identity = new CountingIdentity();
        var library = new DefinitionLibrary(new ActivityCatalog(StandardActivities.All), ExpressionCatalog.Standard(identity), identity);
        var host = new WorkflowHost(new MemoryStore(), TimeProvider.System);
        var outcome = await host.RunAsync(step => library.ImportAsync(step, json, new ImportOptions(Publish: false)), TestContext.Current.CancellationToken);
        Assert.NotNull(outcome.Row);
        var stored = await host.RunAsync(step => DefinitionRows.VersionsAsync(step, outcome.Row.DefinitionId), TestContext.Current.CancellationToken);
        Assert.Equal(CanonicalJson.Of(json), CanonicalJson.Of(Assert.Single(stored).Json));
    }

    private static IEnumerable<string> Definitions(string folder) =>
        Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories)
            .Where(path => !path.EndsWith(".trace.json", StringComparison.Ordinal) && File.ReadAllText(path).Contains("\"root\"", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
}
