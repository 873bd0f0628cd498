using System.Text.Json.Nodes;

namespace CoordinationFlow.Cli.Traces;

/// <summary>A trace in the format <c>elsa-trace/1</c>: which definitions were imported, what was done, what came of it.</summary>
public sealed class TraceFile
{
    private readonly string _folder;

    private TraceFile(string path, JsonObject json) => (_folder, Path, Json) = (System.IO.Path.GetDirectoryName(path)!, path, json);

    /// <summary>Where it was read.</summary>
    public string Path { get; }

    /// <summary>The whole trace.</summary>
    public JsonObject Json { get; }

    /// <summary>The definitions as the trace names them, and their files, in the order of import, beside the trace or in the folder that the trace names.</summary>
    public IEnumerable<(string Name, string File)> Imports =>
        Json["imports"]!.AsArray().Select(import => import!["file"]!.GetValue<string>()).Select(name => (name, Find(name)));

    /// <summary>Whether the definitions were taken from a folder instead of imported.</summary>
    public bool IsProvided => Json["load"]?.GetValue<string>() == "provider";

    /// <summary>What was done, in order.</summary>
    public IEnumerable<DriveStep> Drive => Json["drive"]!.AsArray().Select(step => new DriveStep(step!.AsObject()));

    /// <summary>Reads a trace. Throws <see cref="InvalidDataException"/> if it is none.</summary>
    public static TraceFile Read(string path)
    {
        var json = JsonNode.Parse(File.ReadAllText(path)) as JsonObject;
        return json?["format"]?.GetValue<string>() == "elsa-trace/1"
            ? new TraceFile(System.IO.Path.GetFullPath(path), json)
            : throw new InvalidDataException($"{path} is no trace of the format elsa-trace/1.");
    }

    private string Find(string file)
    {
        var folder = new DirectoryInfo(_folder);
        for (var above = folder; above is not null; above = above.Parent)
        {
            var named = System.IO.Path.Combine(above.FullName, file);
            if (File.Exists(named))
            {
                return named;
            }
        }

        return System.IO.Path.Combine(_folder, System.IO.Path.GetFileName(file));
    }
}
