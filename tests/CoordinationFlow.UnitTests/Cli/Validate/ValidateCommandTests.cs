using System.Text.Json.Nodes;
using CoordinationFlow.Cli.Validate;
using CoordinationFlow.UnitTests.Workflows.Conformance;

namespace CoordinationFlow.UnitTests.Cli.Validate;

public sealed class ValidateCommandTests
{
    private static readonly string Semantics = Path.Combine(TraceCases.Folder, "semantics");

    [Fact]
    public async Task A_sound_definition_has_no_problems()
    {
        var run = await Invocation.OfAsync(ValidateCommand.Create(), Path.Combine(Semantics, "while-count.json"));
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("no problems", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_flows_that_ship_have_no_problems()
    {
        var files = Directory.GetFiles(Path.Combine(Checkout.Root, "workflows"), "*.json");
        Assert.NotEmpty(files);
        var run = await Invocation.OfAsync(ValidateCommand.Create(), files);
        Assert.True(run.ExitCode == 0, run.Output);
    }

    [Fact]
    public async Task A_problem_names_code_activity_and_property()
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var json = await File.ReadAllTextAsync(Path.Combine(Semantics, "while-count.json"), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(file, json.Replace("return getN() < 3", "return getN( < 3", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        try
        {
            var run = await Invocation.OfAsync(ValidateCommand.Create(), file, "--json");
            Assert.Equal(1, run.ExitCode);
            var problem = JsonNode.Parse(run.Output)!["files"]![0]!["problems"]![0]!;
            Assert.Equal("expression.bad", problem["code"]!.GetValue<string>());
            Assert.Equal("condition", problem["property"]!.GetValue<string>());
            Assert.NotNull(problem["activityId"]);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Files_may_use_one_another_in_any_order()
    {
        string[] files = [Path.Combine(Semantics, "composite-outcome-right.json"), Path.Combine(Semantics, "child-outcome.json")];
        Assert.DoesNotContain("workflow.unknown", (await Invocation.OfAsync(ValidateCommand.Create(), files)).Output, StringComparison.Ordinal);
        Assert.Contains("workflow.unknown", (await Invocation.OfAsync(ValidateCommand.Create(), files[0])).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_a_problem()
    {
        var run = await Invocation.OfAsync(ValidateCommand.Create(), Path.Combine(Semantics, "no-such-file.json"), "--json");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("file.unreadable", run.Output, StringComparison.Ordinal);
    }
}
