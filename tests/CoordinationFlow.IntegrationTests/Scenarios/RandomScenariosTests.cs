using CoordinationFlow.Cli.Simulate;
using CoordinationFlow.IntegrationTests.Scenarios.Model;

namespace CoordinationFlow.IntegrationTests.Scenarios;

/// <summary>Random scenarios, played by the product and judged by the reference procedure. A seed that fails is printed and replays exactly.</summary>
public sealed class RandomScenariosTests
{
    private const int Seeds = 2000;

    [Fact]
    public async Task The_product_tells_the_timelines_that_the_reference_procedure_tells()
    {
        var failures = new List<string>();
        for (var seed = 1; seed <= Seeds && failures.Count < 20; seed++)
        {
            var file = ScenarioFile.Parse(RandomScenarios.Make(seed).ToJsonString());
            var result = await ScenarioResult.OfAsync(file, null, TestContext.Current.CancellationToken);
            if (!result.Agrees)
            {
                var writer = new StringWriter();
                await result.PrintAsync(writer, withTimeline: false);
                failures.Add($"seed {seed}: {writer}");
            }
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }
}
