using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Persistence.Rows;

/// <summary>How a row is read by its table's declaration: key, version, properties by name.</summary>
internal sealed class RowShape
{
    private static readonly ConcurrentDictionary<Table, RowShape> Known = new();
    private static readonly MethodInfo Clone = typeof(object).GetMethod("MemberwiseClone", BindingFlags.Instance | BindingFlags.NonPublic)!;
    private readonly Dictionary<string, PropertyInfo> _properties;
    private readonly PropertyInfo[] _key;
    private readonly PropertyInfo? _version;
    private readonly Type _rowType;
    private readonly IReadOnlyList<(PropertyInfo Shown, PropertyInfo Whole)> _shown;

    private RowShape(Table table)
    {
        _properties = table.RowType.GetProperties(BindingFlags.Public | BindingFlags.Instance).ToDictionary(property => property.Name);
        _key = [.. table.Key.Select(name => _properties[name])];
        _version = table.Version is null ? null : _properties[table.Version];
        _rowType = table.RowType;
        _shown = table.IsPart ? [.. _properties.Values.Where(property => property.CanWrite).Select(property => (property, table.Whole.RowType.GetProperty(property.Name)!))] : [];
    }

    /// <summary>The shape of that table's rows.</summary>
    public static RowShape Of(Table table) => Known.GetOrAdd(table, declared => new RowShape(declared));

    /// <summary>The key of given values.</summary>
    public static string Key(IEnumerable<object?> values) =>
        string.Join('\u001f', values.Select(value => Convert.ToString(value, CultureInfo.InvariantCulture)));

    /// <summary>The row's key.</summary>
    public string KeyOf(object row) => Key(_key.Select(property => property.GetValue(row)));

    /// <summary>The row's version; null where the table counts none.</summary>
    public long? VersionOf(object row) => (long?)_version?.GetValue(row);

    /// <summary>A property's value.</summary>
    public object? Value(object row, string property) => _properties[property].GetValue(row);

    /// <summary>A row of the whole table as this one shows it: itself, or fewer columns of it.</summary>
    public object Show(object row)
    {
        if (_shown.Count == 0)
        {
            return row;
        }

        var part = RuntimeHelpers.GetUninitializedObject(_rowType);
        foreach (var (shown, whole) in _shown)
        {
            shown.SetValue(part, whole.GetValue(row));
        }

        return part;
    }

    /// <summary>Whether a property is a text.</summary>
    public bool IsText(string property) => _properties[property].PropertyType == typeof(string);

    /// <summary>The row with that version.</summary>
    public object WithVersion(object row, long version)
    {
        if (_version is null)
        {
            return row;
        }

        var copy = Clone.Invoke(row, null)!;
        _version.SetValue(copy, version);
        return copy;
    }
}
