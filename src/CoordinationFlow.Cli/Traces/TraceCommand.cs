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
        var folder = new Option<DirectoryInfo?>("--out") { Description = "Where to write our traces, under the same names (and folders, where a name occurs twice)." };
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
                await WriteAsync(parsed.GetValue(folder), NameOf(file, all), ours, cancellationToken);
                var differences = TraceComparison.Differences(trace.Json, ours);
                met += differences.Count == 0 ? 1 : 0;
                if (parsed.GetValue(compare))
                {
                    output.WriteLine($"{NameOf(file, all)}: {(differences.Count == 0 ? "equal" : "differs")}");
                    output.Write(string.Concat(differences.Select(difference => $"  {difference}{Environment.NewLine}")));
                }
            }

            output.WriteLine($"{met} of {all.Length} traces are equal.");
            return parsed.GetValue(compare) && met < all.Length ? 1 : 0;
        });
        return command;
    }

    // Traces of one name from several folders keep their folders, from the one that all have in common.
    private static string NameOf(FileInfo file, FileInfo[] all)
    {
        if (all.DistinctBy(each => each.Name).Count() == all.Length)
        {
            return file.Name;
        }

        var common = file.Directory;
        while (common is not null && all.Any(each => !each.FullName.StartsWith(common.FullName.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal)))
        {
            common = common.Parent;
        }

        return common is null ? file.Name : Path.GetRelativePath(common.FullName, file.FullName);
    }

    private static async Task WriteAsync(DirectoryInfo? folder, string name, JsonObject trace, CancellationToken cancellationToken)
    {
        if (folder is not null)
        {
            var path = Path.Combine(folder.FullName, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, trace.ToJsonString(Indented) + "\n", cancellationToken);
        }
    }
}
