using System.Collections;

namespace CoordinationFlow.Workflows.Values;

/// <summary>
/// A value with fixed fields that an activity gives, as Elsa gives an object of a CLR type: scripts list its fields as they are
/// named here (<c>Status</c>) and find them in camel case too (<c>status</c>); JSON writes them in camel case.
/// </summary>
public sealed class NamedFields(params (string Name, object? Value)[] fields) : IEnumerable<KeyValuePair<string, object?>>
{
    /// <summary>The fields, names in Pascal case.</summary>
    public IReadOnlyList<(string Name, object? Value)> Fields { get; } = fields;

    /// <summary>A name in camel case.</summary>
    public static string CamelCase(string name) => name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name[1..];

    /// <summary>The fields as JSON names them.</summary>
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() =>
        Fields.Select(field => KeyValuePair.Create(CamelCase(field.Name), field.Value)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
