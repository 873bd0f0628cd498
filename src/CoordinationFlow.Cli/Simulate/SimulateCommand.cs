using System.CommandLine;
using System.Text.Json.Nodes;

namespace CoordinationFlow.Cli.Simulate;

/// <summary>
/// <c>coordinationflow simulate SCENARIO… [--json]</c>: plays scenario files on a virtual clock by the server's own composition and
/// compares the complete timeline; exit code 1 where one differs or is no scenario.
/// </summary>
internal static class SimulateCommand
{
    private const int FilesBetweenProgress = 100;

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var files = new Argument<FileInfo[]>("SCENARIO") { Description = "Scenario files (JSON).", Arity = ArgumentArity.OneOrMore };
        var json = new Option<bool>("--json") { Description = "Print results and timelines as JSON." };
        var workflows = new Option<DirectoryInfo?>("--workflows") { Description = "The folder of the flows; those that ship, if it is not given." };
        var command = new Command("simulate", "Play scenarios of the procedure and compare their timelines.") { files, json, workflows };
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(parsed.GetRequiredValue(files), parsed.GetValue(json), parsed.GetValue(workflows)?.FullName, parsed.InvocationConfiguration, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo[] files, bool json, string? workflows, InvocationConfiguration printed, CancellationToken cancellationToken)
    {
        var (results, agreed) = (new JsonArray(), 0);
        for (var i = 0; i < files.Length; i++)
        {
            var result = await PlayAsync(files[i], workflows, cancellationToken);
            agreed += result.Agrees ? 1 : 0;
            if (json)
            {
                results.Add(result.ToJson());
            }
            else
            {
                await result.PrintAsync(printed.Output, files.Length == 1);
            }

            if (files.Length > FilesBetweenProgress && (i + 1) % FilesBetweenProgress == 0)
            {
                await printed.Error.WriteLineAsync($"{i + 1} of {files.Length} played");
            }
        }

        await printed.Output.WriteLineAsync(json ? results.ToJsonString(ScenarioResult.Indented) : $"{agreed} of {files.Length} agree");
        return agreed == files.Length ? 0 : 1;
    }

    private static async Task<ScenarioResult> PlayAsync(FileInfo path, string? workflows, CancellationToken cancellationToken)
    {
        try
        {
            return await ScenarioResult.OfAsync(await ScenarioFile.ReadAsync(path.FullName, cancellationToken), workflows, cancellationToken);
        }
        catch (ScenarioException problem)
        {
            return ScenarioResult.Unplayable(path.Name, problem.Message);
        }
    }
}
