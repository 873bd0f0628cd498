using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;

namespace CoordinationFlow.Persistence.Sql;

/// <summary>A column: its name and the type of its values.</summary>
internal sealed class SqlColumn
{
    private readonly Func<object, object?> _read;

    /// <summary>The column of a row's property.</summary>
    public SqlColumn(PropertyInfo property)
    {
        Property = property;
        Name = JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);
        ValueType = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        MayBeNull = new NullabilityInfoContext().Create(property).ReadState != NullabilityState.NotNull;
        var row = Expression.Parameter(typeof(object));
        _read = Expression.Lambda<Func<object, object?>>(
            Expression.Convert(Expression.Property(Expression.Convert(row, property.DeclaringType!), property), typeof(object)), row).Compile();
    }

    public PropertyInfo Property { get; }

    /// <summary>The property's name in snake_case.</summary>
    public string Name { get; }

    /// <summary>The name in quotes: some names are words of SQL.</summary>
    public string Quoted => $"\"{Name}\"";

    /// <summary>The type of a value that is not null.</summary>
    public Type ValueType { get; }

    /// <summary>Whether a row may have no value here.</summary>
    public bool MayBeNull { get; }

    /// <summary>The row's value.</summary>
    public object? ValueOf(object row) => _read(row);
}
