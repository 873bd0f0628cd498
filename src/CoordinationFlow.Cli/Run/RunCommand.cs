using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoordinationFlow.Cli.Traces;
using CoordinationFlow.Workflows.Definitions;
using CoordinationFlow.Workflows.Problems;

namespace CoordinationFlow.Cli.Run;

/// <summary><c>coordinationflow run FILE</c>: runs a definition in memory and prints its trace.</summary>
internal static class RunCommand
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "The definition to run (Elsa 3 JSON)." };
        var input = new Option<string[]>("--input")
        {
            Description = "A workflow input as NAME=JSON; may be repeated.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var with = new Option<DirectoryInfo?>("--with") { Description = "A folder of definitions that FILE may refer to." };
        var json = new Option<bool>("--json") { Description = "Print the trace as elsa-trace/1." };
        var command = new Command("run", "Run a definition in memory and print its trace; exit code 1 where it has problems or faults.") { file, input, with, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            try
            {
                var inputs = Inputs(parsed.GetValue(input) ?? []);
                var trace = await RunAsync(parsed.GetRequiredValue(file), parsed.GetValue(with), inputs, error, cancellationToken);
                if (trace is null)
                {
                    return 1;
                }

                output.WriteLine(parsed.GetValue(json) ? trace.ToJsonString(Indented) : RunStory.Of(trace));
                return trace["instances"]!.AsArray().Any(instance => instance!["subStatus"]!.GetValue<string>() == "Faulted") ? 1 : 0;
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or FormatException)
            {
                error.WriteLine(failure.Message);
                return 1;
            }
        });
        return command;
    }

    private static async Task<JsonObject?> RunAsync(FileInfo file, DirectoryInfo? with, JsonObject inputs, TextWriter error, CancellationToken cancellationToken)
    {
        var problems = new List<Problem>();
        if (DefinitionReader.Read(await File.ReadAllTextAsync(file.FullName, cancellationToken), problems) is not { } definition)
        {
            problems.ForEach(error.WriteLine);
            return null;
        }

        var session = new TraceSession();
        foreach (var (name, text) in await RunFiles.ReadAsync(file, with, definition, cancellationToken))
        {
            foreach (var problem in await session.ImportAsync(name, text, cancellationToken))
            {
                error.WriteLine($"{name}: {problem}");
            }
        }

        if (!await FreeRun.RunAsync(session, definition, inputs, cancellationToken))
        {
            error.WriteLine($"The run was ended after {FreeRun.MaxResumes} resumes.");
        }

        return session.Write(file.Name);
    }

    private static JsonObject Inputs(IEnumerable<string> given)
    {
        var inputs = new JsonObject();
        foreach (var each in given)
        {
            var parts = each.Split('=', 2);
            try
            {
                inputs[parts[0]] = JsonNode.Parse(parts.Length == 2 ? parts[1] : "");
            }
            catch (JsonException)
            {
                throw new FormatException($"--input {each}: expected NAME=JSON, such as Days=3 or Name='\"Ada\"'.");
            }
        }

        return inputs;
    }
}
