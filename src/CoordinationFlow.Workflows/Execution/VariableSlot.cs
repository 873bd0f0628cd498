using CoordinationFlow.Workflows.Values;

namespace CoordinationFlow.Workflows.Execution;

/// <summary>A variable of a running scope and its value.</summary>
public sealed class VariableSlot
{
    internal VariableSlot(string id, string name, Type type, bool isMemoryOnly, object? value) =>
        (Id, Name, Type, IsMemoryOnly, Value) = (id, name, type, isMemoryOnly, value);

    /// <summary>The id by which activities bind to it.</summary>
    public string Id { get; }

    /// <summary>The name by which expressions find it.</summary>
    public string Name { get; }

    /// <summary>The declared type.</summary>
    public Type Type { get; }

    /// <summary>The value, of the declared type or null.</summary>
    public object? Value { get; private set; }

    internal bool IsMemoryOnly { get; }

    /// <summary>Sets it, converted to the declared type. Throws <see cref="ValueConversionException"/>.</summary>
    internal void Set(object? value) => Value = ValueConverter.Convert(value, Type);
}
