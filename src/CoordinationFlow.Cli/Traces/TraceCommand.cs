using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoordinationFlow.Cli.Traces;

/// <summary><c>coordinationflow trace TRACE… --out FOLDER [--compare]</c>: replays traces on our engine and writes the traces that ours gives.</summary>
internal static class TraceCommand
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var traces = new Argument<FileInfo[]>("TRACE") { Description = "Traces in the format elsa-trace/1.", Arity = ArgumentArity.OneOrMore };
        var folder = new Option<DirectoryInfo?>("--out") { Description = "Where to write our traces, under the same names." };
        var compare = new Option<bool>("--compare") { Description = "Print what differs; exit code 1 where anything does." };
        var command = new Command("trace", "Replay what traces say was imported and driven, on our engine.") { traces, folder, compare };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var output = parsed.InvocationConfiguration.Output;
            var (met, all) = (0, parsed.GetRequiredValue(traces));
            foreach (var file in all)
            {
                var trace = TraceFile.Read(file.FullName);
                var ours = await TraceReplay.RunAsync(trace, cancellationToken);
                await WriteAsync(parsed.GetValue(folder), file.Name, ours, cancellationToken);
                var differences = TraceComparison.Differences(trace.Json, ours);
                met += differences.Count == 0 ? 1 : 0;
                if (parsed.GetValue(compare))
                {
                    output.WriteLine(differences.Count == 0 ? $"{file.Name}: equal" : $"{file.Name}: differs");
                    output.Write(string.Concat(differences.Select(difference => $"  {difference}{Environment.NewLine}")));
                }
            }

            output.WriteLine($"{met} of {all.Length} traces are equal.");
            return parsed.GetValue(compare) && met < all.Length ? 1 : 0;
        });
        return command;
    }

    private static async Task WriteAsync(DirectoryInfo? folder, string name, JsonObject trace, CancellationToken cancellationToken)
    {
        if (folder is not null)
        {
            folder.Create();
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, name), trace.ToJsonString(Indented) + "\n", cancellationToken);
        }
    }
}
