using System.Collections.Frozen;
using System.Collections.Immutable;

namespace CoordinationFlow.Workflows.Activities;

/// <summary>The kinds of activity that this host knows, the engine's and its own (<c>AddActivity</c>). Thread-safe.</summary>
/// <remarks>Published workflows that are usable as activities are kinds too; <c>UsableWorkflows</c> lists them.</remarks>
public sealed class ActivityCatalog
{
    private readonly FrozenDictionary<string, ActivityKind> _kinds;

    /// <summary>A later kind of a type name replaces an earlier one.</summary>
    public ActivityCatalog(IEnumerable<ActivityKind> kinds)
    {
        var byType = new Dictionary<string, ActivityKind>(StringComparer.Ordinal);
        foreach (var kind in kinds)
        {
            byType[kind.Descriptor.TypeName] = kind;
        }

        _kinds = byType.ToFrozenDictionary(StringComparer.Ordinal);
        Descriptors = [.. byType.Values.Select(kind => kind.Descriptor).OrderBy(each => each.Category, StringComparer.Ordinal).ThenBy(each => each.TypeName, StringComparer.Ordinal)];
    }

    /// <summary>What a designer may drag, by category and type name.</summary>
    public ImmutableArray<ActivityDescriptor> Descriptors { get; }

    /// <summary>The kind of that type name, or null.</summary>
    public ActivityKind? Find(string typeName) => _kinds.GetValueOrDefault(typeName);
}
