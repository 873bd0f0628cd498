using System.Text.Json.Nodes;
using CoordinationFlow.Cli.Run;
using CoordinationFlow.Cli.Traces;
using CoordinationFlow.UnitTests.Workflows.Conformance;

namespace CoordinationFlow.UnitTests.Cli.Run;

public sealed class RunCommandTests
{
    private static readonly string Semantics = Path.Combine(TraceCases.Folder, "semantics");

    [Theory]
    [InlineData("parallel-mixed")]
    [InlineData("flow-order-fork3")]
    [InlineData("flow-nested")]
    [InlineData("delay-zero")]
    public async Task A_run_by_the_drive_rule_gives_the_trace_that_stock_Elsa_gave(string name)
    {
        var run = await Invocation.OfAsync(RunCommand.Create(), Path.Combine(Semantics, name + ".json"), "--json");
        Assert.Equal(0, run.ExitCode);
        var expected = TraceFile.Read(TraceCases.Ours[name]).Json;
        Assert.Equal([], TraceComparison.Differences(expected, JsonNode.Parse(run.Output)!.AsObject()));
    }

    [Fact]
    public async Task Inputs_are_JSON_by_name()
    {
        var run = await Invocation.OfAsync(RunCommand.Create(), Path.Combine(Semantics, "input-values.json"), "--json", "--input", "A=\"41\"", "--input", "Undeclared=\"u\"");
        Assert.Equal(["41 string", "411", "null", "u", "null"], JsonNode.Parse(run.Output)!["lines"]!.AsArray().Select(line => line!.GetValue<string>()));
    }

    [Fact]
    public async Task An_input_that_is_no_JSON_is_refused_with_an_example()
    {
        var run = await Invocation.OfAsync(RunCommand.Create(), Path.Combine(Semantics, "input-values.json"), "--input", "A=not json");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("NAME=JSON", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Definitions_of_a_folder_may_be_referred_to()
    {
        var run = await Invocation.OfAsync(RunCommand.Create(), Path.Combine(Semantics, "executeworkflow-wait-task.json"), "--json", "--with", Semantics);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("child done", run.Output, StringComparison.Ordinal);
        var alone = await Invocation.OfAsync(RunCommand.Create(), Path.Combine(Semantics, "executeworkflow-wait-task.json"));
        Assert.Equal(1, alone.ExitCode);
        Assert.Contains("Finished, Faulted", alone.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_json_a_person_reads_lines_events_and_how_it_ended()
    {
        var run = await Invocation.OfAsync(RunCommand.Create(), Path.Combine(Semantics, "while-count.json"));
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("while-count, version 1: Finished, Finished", run.Output, StringComparison.Ordinal);
        Assert.Contains("Completed", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_definition_is_refused()
    {
        var run = await Invocation.OfAsync(RunCommand.Create(), TraceCases.Ours["while-count"]);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("definition.", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, (await Invocation.OfAsync(RunCommand.Create(), Path.Combine(Semantics, "no-such-file.json"))).ExitCode);
    }
}
