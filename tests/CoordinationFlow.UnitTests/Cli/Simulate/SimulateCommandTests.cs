using System.Text.Json.Nodes;
using CoordinationFlow.Cli.Simulate;

namespace CoordinationFlow.UnitTests.Cli.Simulate;

public sealed class SimulateCommandTests : IDisposable
{
    private static readonly string Files = Path.Combine(Checkout.Root, "tests", "CoordinationFlow.IntegrationTests", "Scenarios", "files");
    private readonly string _file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose() => File.Delete(_file);

    [Fact]
    public async Task A_scenario_that_goes_as_its_file_says_agrees()
    {
        var run = await Invocation.OfAsync(SimulateCommand.Create(), Path.Combine(Files, "S01.json"));

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Contains("RoundClosed", run.Output, StringComparison.Ordinal);
        Assert.Contains("1 of 1 agree", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_and_what_came_unexpected_is_named()
    {
        var run = await PlayAsync(scenario =>
        {
            scenario["expect"]!["timeline"]!.AsArray().First(entry => entry!["kind"]!.GetValue<string>() == "RoundClosed")!["outcome"] = "Diverged";
            scenario["expect"]!["state"] = "Withdrawn";
        });

        Assert.Equal(1, run.ExitCode);
        Assert.Matches("missing .*RoundClosed.*Diverged", run.Output);
        Assert.Matches("unexpected .*RoundClosed", run.Output);
        Assert.Contains("expected Withdrawn", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_result_comes_as_json_too()
    {
        var results = JsonNode.Parse((await Invocation.OfAsync(SimulateCommand.Create(), Path.Combine(Files, "S01.json"), "--json")).Output)!.AsArray();

        Assert.True(Assert.Single(results)!["agrees"]!.GetValue<bool>());
        Assert.NotEmpty(results[0]!["timeline"]!.AsArray());
    }

    [Theory]
    [InlineData("not JSON")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"id":"X","dossier":3,"events":{},"expect":[]}""")]
    public async Task A_file_that_is_no_scenario_is_said_and_ends_with_1(string content)
    {
        await File.WriteAllTextAsync(_file, content, TestContext.Current.CancellationToken);

        var run = await Invocation.OfAsync(SimulateCommand.Create(), _file);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("DIFFERS", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("do", "dance")]
    [InlineData("at", "yesterday")]
    [InlineData("deadline", "soon")]
    [InlineData("procedure", "Slow")]
    public async Task A_wrong_member_of_an_event_is_named(string member, string value)
    {
        var run = await PlayAsync(scenario => scenario["events"]![0]![member] = value);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(member, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_said_and_the_others_are_played()
    {
        var run = await Invocation.OfAsync(SimulateCommand.Create(), _file + ".none", Path.Combine(Files, "S01.json"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("1 of 2 agree", run.Output, StringComparison.Ordinal);
    }

    private async Task<Invocation> PlayAsync(Action<JsonNode> change)
    {
        var scenario = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Files, "S01.json"), TestContext.Current.CancellationToken))!;
        change(scenario);
        await File.WriteAllTextAsync(_file, scenario.ToJsonString(), TestContext.Current.CancellationToken);
        return await Invocation.OfAsync(SimulateCommand.Create(), _file);
    }
}
