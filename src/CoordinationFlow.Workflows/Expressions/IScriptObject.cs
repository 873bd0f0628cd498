using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.Workflows.Expressions;

/// <summary>
/// An object of the host's that JavaScript reads by a global name, for what its instances belong to. A script gets a copy that it cannot change,
/// made anew for each evaluation.
/// </summary>
public interface IScriptObject
{
    /// <summary>The global name.</summary>
    string Name { get; }

    /// <summary>Its type as TypeScript says it, for the code editor.</summary>
    string Declaration { get; }

    /// <summary>
    /// Makes it ready for an instance's scripts within a step; asked only where a script of the instance's version names it. Loads and locks
    /// nothing that the step's own activities would not.
    /// </summary>
    ValueTask<ScriptObjectReader> OpenAsync(Step step, string instanceId);
}

/// <summary>The object's fields at this point of the step: texts, numbers, truths, instants, lists and fields of these; null: the instance has no such object.</summary>
public delegate IReadOnlyDictionary<string, object?>? ScriptObjectReader();
