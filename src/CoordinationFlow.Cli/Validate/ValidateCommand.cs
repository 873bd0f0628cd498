using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoordinationFlow.Cli.Traces;
using CoordinationFlow.Workflows.Problems;

namespace CoordinationFlow.Cli.Validate;

/// <summary><c>coordinationflow validate FILE… [--json]</c>: the problems of definitions; exit code 1 where there is one.</summary>
internal static class ValidateCommand
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var files = new Argument<FileInfo[]>("FILE")
        {
            Description = "Definition files (Elsa 3 JSON); they may use one another.",
            Arity = ArgumentArity.OneOrMore,
        };
        var json = new Option<bool>("--json") { Description = "Print the problems as JSON." };
        var command = new Command("validate", "Print what is wrong with definitions; exit code 1 where anything is worse than a warning.") { files, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var results = await CheckAsync(parsed.GetRequiredValue(files), cancellationToken);
            Print(parsed.InvocationConfiguration.Output, results, parsed.GetValue(json));
            return results.Any(result => result.Problems.Any(problem => !problem.IsWarning)) ? 1 : 0;
        });
        return command;
    }

    // All are imported before any is checked, so that one may use another whatever their order.
    private static async Task<IReadOnlyList<FileProblems>> CheckAsync(FileInfo[] files, CancellationToken cancellationToken)
    {
        var session = new TraceSession();
        var texts = new Dictionary<string, string>();
        var unreadable = new Dictionary<string, Problem>();
        foreach (var file in files)
        {
            try
            {
                texts[file.ToString()] = await File.ReadAllTextAsync(file.FullName, cancellationToken);
                await session.ImportAsync(file.Name, texts[file.ToString()], cancellationToken);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                unreadable[file.ToString()] = new Problem(FileProblems.Unreadable, failure.Message);
            }
        }

        var results = new List<FileProblems>();
        foreach (var name in files.Select(file => file.ToString()).Distinct())
        {
            results.Add(new(name, unreadable.TryGetValue(name, out var problem) ? [problem] : await session.CheckAsync(texts[name], cancellationToken)));
        }

        return results;
    }

    private static void Print(TextWriter output, IReadOnlyList<FileProblems> results, bool json)
    {
        if (json)
        {
            output.WriteLine(new JsonObject { ["files"] = new JsonArray([.. results.Select(result => result.Json())]) }.ToJsonString(Indented));
            return;
        }

        foreach (var result in results)
        {
            output.WriteLine(result.Problems.Count == 0 ? $"{result.File}: no problems" : $"{result.File}: {result.Problems.Count} problem(s)");
            foreach (var problem in result.Problems)
            {
                output.WriteLine($"  {problem}");
            }
        }
    }
}
