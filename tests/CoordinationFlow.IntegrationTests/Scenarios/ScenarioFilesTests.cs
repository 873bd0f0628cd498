using CoordinationFlow.Cli.Simulate;

namespace CoordinationFlow.IntegrationTests.Scenarios;

/// <summary>The procedure's scenarios, to the second and the word (domain 7).</summary>
public sealed class ScenarioFilesTests
{
    public static TheoryData<string> Played => [.. Names()];

    [Theory]
    [MemberData(nameof(Played))]
    public async Task The_timeline_is_as_the_file_says_of(string scenario)
    {
        var file = await ScenarioFile.ReadAsync(PathOf(scenario), TestContext.Current.CancellationToken);

        var result = await ScenarioResult.OfAsync(file, null, TestContext.Current.CancellationToken);

        Assert.Empty(result.Missing);
        Assert.Empty(result.Unexpected);
        Assert.Empty(result.Differences);
    }

    [Fact]
    public void Every_handed_scenario_is_played() => Assert.Equal(40, Names().Count());

    private static IEnumerable<string> Names() =>
        Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Scenarios", "files"), "S*.json").Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal);

    private static string PathOf(string scenario) => Path.Combine(AppContext.BaseDirectory, "Scenarios", "files", scenario + ".json");
}
