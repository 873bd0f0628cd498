using System.Collections.Frozen;
using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.Workflows.Expressions;

/// <summary>The host's objects for scripts.</summary>
public sealed class ScriptObjects(IEnumerable<IScriptObject> objects)
{
    /// <summary>The name of the object that holds all globals: whoever reaches for it may read any of them.</summary>
    internal const string EveryGlobal = "globalThis";

    /// <summary>A host without any.</summary>
    public static ScriptObjects None { get; } = new([]);

    /// <summary>All of them.</summary>
    public IReadOnlyList<IScriptObject> All { get; } = [.. objects];

    /// <summary>Makes those ready that are among the globals which scripts name.</summary>
    internal async ValueTask<IReadOnlyDictionary<string, ScriptObjectReader>> OpenAsync(Step step, string instanceId, FrozenSet<string> globals)
    {
        if (All.Count == 0 || globals.Count == 0)
        {
            return FrozenDictionary<string, ScriptObjectReader>.Empty;
        }

        var readers = new Dictionary<string, ScriptObjectReader>(StringComparer.Ordinal);
        foreach (var each in All.Where(each => globals.Contains(each.Name) || globals.Contains(EveryGlobal)))
        {
            readers[each.Name] = await each.OpenAsync(step, instanceId);
        }

        return readers;
    }
}
