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

    /// <summary>
    /// The definitions as the trace names them, and their files, in the order of import, beside the trace or in the folder that the trace
    /// names; the placeholder is what the trace calls an id that the import made.
    /// </summary>
    public IEnumerable<(string Name, string File, string? Placeholder)> Imports
    {
        get
        {
            var imports = (Json["imports"] as JsonArray ?? []).Select(import => (
                Name: import!["file"]!.GetValue<string>(),
                Placeholder: import["definitionId"]?.GetValue<string>() is { } id && id.StartsWith('$') ? id : null)).ToList();

            // An import that threw is told by its error alone.
            if (Json["importError"] is not null && Json["source"]?.GetValue<string>() is { } source && imports.All(import => import.Name != source))
            {
                imports.Add((source, null));
            }

            return imports.Select(import => (import.Name, Find(import.Name), import.Placeholder));
        }
    }

    /// <summary>Whether the definitions were taken from a folder instead of imported.</summary>
    public bool IsProvided => Json["load"]?.GetValue<string>() == "provider";

    /// <summary>What was done, in order.</summary>
    public IEnumerable<DriveStep> Drive => (Json["drive"] as JsonArray ?? []).Select(step => new DriveStep(step!.AsObject()));

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
