using CoordinationFlow.Workflows.Definitions;

namespace CoordinationFlow.Cli.Run;

/// <summary>The definitions of a run: the one to run and those of a folder, what is used before what uses it.</summary>
internal static class RunFiles
{
    /// <summary>
    /// The definitions in order of import, the one to run last. Files of the folder that are no definitions, or another version of the
    /// one to run, are left out.
    /// </summary>
    public static async Task<IReadOnlyList<(string File, string Json)>> ReadAsync(FileInfo file, DirectoryInfo? folder, Definition definition, CancellationToken cancellationToken)
    {
        var found = new List<(string File, Definition Definition)>();
        foreach (var other in folder?.EnumerateFiles("*.json", SearchOption.AllDirectories).OrderBy(each => each.FullName, StringComparer.Ordinal) ?? Enumerable.Empty<FileInfo>())
        {
            if (DefinitionReader.Read(await File.ReadAllTextAsync(other.FullName, cancellationToken), []) is { } read && read.DefinitionId != definition.DefinitionId)
            {
                found.Add((other.Name, read));
            }
        }

        var ordered = new List<(string File, string Json)>();
        var pending = new HashSet<string>();
        foreach (var one in found.Append((file.Name, definition)))
        {
            Add(one);
        }

        return ordered;

        void Add((string File, Definition Definition) one)
        {
            if (!pending.Add(one.Definition.DefinitionId))
            {
                return;
            }

            foreach (var used in found.Where(other => Uses(one.Definition, other.Definition)))
            {
                Add(used);
            }

            ordered.Add((one.File, one.Definition.Json));
        }
    }

    private static bool Uses(Definition user, Definition used) =>
        user.Json.Contains($"\"{used.DefinitionId}\"", StringComparison.Ordinal) || user.Json.Contains($"\"{used.ActivityTypeName}\"", StringComparison.Ordinal);
}
