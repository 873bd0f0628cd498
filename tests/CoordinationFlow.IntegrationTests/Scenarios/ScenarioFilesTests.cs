using CoordinationFlow.Cli.Simulate;

namespace CoordinationFlow.IntegrationTests.Scenarios;

/// <summary>The procedure's scenarios, to the second and the word (domain 7).</summary>
public sealed class ScenarioFilesTests
{
    /// <summary>Those that need the urgent flow or succession: they come with the next issue.</summary>
    private static readonly string[] OfTheNextIssue = ["S09", "S10a", "S10b", "S10c", "S18"];

    public static TheoryData<string> Played => [.. Names().Except(OfTheNextIssue)];

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
    public void Every_handed_scenario_is_either_played_or_named_as_the_next_issues() =>
        Assert.Equal(40, OfTheNextIssue.Length + Names().Except(OfTheNextIssue).Count());

    private static IEnumerable<string> Names() =>
        Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Scenarios", "files"), "S*.json").Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal);

    private static string PathOf(string scenario) => Path.Combine(AppContext.BaseDirectory, "Scenarios", "files", scenario + ".json");
}
