using System.Text.Json.Nodes;
using CoordinationFlow.Workflows.Values;

namespace CoordinationFlow.Workflows.Graphs;

/// <summary>A declared variable with its type resolved and its default value checked.</summary>
public sealed class PreparedVariable
{
    private readonly object? _constant;
    private readonly string? _json;

    internal PreparedVariable(string id, string name, Type type, bool isMemoryOnly, JsonNode? value)
    {
        (Id, Name, Type, IsMemoryOnly) = (id, name, type, isMemoryOnly);
        _constant = ValueConverter.Convert(PlainValue.From(value), type);
        if (_constant is System.Collections.IEnumerable and not string)
        {
            (_json, _constant) = (value!.ToJsonString(), null);
        }
    }

    /// <summary>The id by which activities bind to it.</summary>
    public string Id { get; }

    /// <summary>The name by which expressions find it.</summary>
    public string Name { get; }

    /// <summary>The declared type.</summary>
    public Type Type { get; }

    /// <summary>Whether the value is lost over a suspension.</summary>
    public bool IsMemoryOnly { get; }

    /// <summary>The default value; lists and objects are made anew for each instance, since scripts may change them.</summary>
    internal object? NewDefault() => _json is null ? _constant : ValueConverter.Convert(PlainValue.Parse(_json), Type);
}
