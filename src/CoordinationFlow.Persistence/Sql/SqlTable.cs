using System.Collections.Concurrent;
using System.Data.Common;
using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Persistence.Sql;

/// <summary>A table as SQL sees it, made once from its declaration: column names in snake_case, statements, and how a row is made of a record.</summary>
internal sealed class SqlTable
{
    private static readonly ConcurrentDictionary<Table, SqlTable> Known = new();
    private readonly Dictionary<string, SqlColumn> _byProperty;
    private readonly Func<object?[], object> _make;

    private SqlTable(Table table)
    {
        Table = table;
        Columns = [.. table.RowType.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite).Select(property => new SqlColumn(property))];
        _byProperty = Columns.ToDictionary(column => column.Property.Name);
        _make = Maker(table.RowType, Columns);
        var names = string.Join(", ", Columns.Select(column => column.Quoted));
        var where = string.Join(" AND ", table.Key.Select(key => $"{Column(key).Quoted} = @{Column(key).Name}")) + (table.Version is { } version ? $" AND {Column(version).Quoted} = @read_version" : "");
        Select = $"SELECT {names} FROM {table.Name}";
        Find = $"{Select} WHERE {string.Join(" AND ", table.Key.Select((key, index) => $"{Column(key).Quoted} = @k{index}"))}";
        Insert = $"INSERT INTO {table.Name} ({names}) VALUES ({string.Join(", ", Columns.Select(column => "@" + column.Name))})";
        Update = $"UPDATE {table.Name} SET {string.Join(", ", Columns.Where(column => !table.Key.Contains(column.Property.Name)).Select(column => $"{column.Quoted} = @{column.Name}"))} WHERE {where}";
        Delete = $"DELETE FROM {table.Name} WHERE {where}";
    }

    public Table Table { get; }

    public IReadOnlyList<SqlColumn> Columns { get; }

    public string Select { get; }

    public string Find { get; }

    public string Insert { get; }

    public string Update { get; }

    public string Delete { get; }

    /// <summary>The SQL side of a declared table.</summary>
    public static SqlTable Of(Table table) => Known.GetOrAdd(table, declared => new SqlTable(declared));

    /// <summary>A column by its property's name.</summary>
    public SqlColumn Column(string property) => _byProperty[property];

    /// <summary>The row under the reader.</summary>
    public object Read(DbDataReader reader, SqlDialect dialect)
    {
        var values = new object?[Columns.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = reader.IsDBNull(i) ? null : dialect.Read(reader, i, Columns[i]);
        }

        return _make(values);
    }

    private static Func<object?[], object> Maker(Type rowType, IReadOnlyList<SqlColumn> columns)
    {
        var values = Expression.Parameter(typeof(object?[]));
        var bindings = columns.Select((column, index) => Expression.Bind(column.Property, Expression.Convert(Expression.ArrayIndex(values, Expression.Constant(index)), column.Property.PropertyType)));
        return Expression.Lambda<Func<object?[], object>>(Expression.MemberInit(Expression.New(rowType), bindings), values).Compile();
    }
}

/// <summary>A column: its name and the type of its values.</summary>
internal sealed class SqlColumn(PropertyInfo property)
{
    public PropertyInfo Property { get; } = property;

    /// <summary>The property's name in snake_case.</summary>
    public string Name { get; } = JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);

    /// <summary>The name in quotes: some names are words of SQL.</summary>
    public string Quoted => $"\"{Name}\"";

    /// <summary>The type of a value that is not null.</summary>
    public Type ValueType { get; } = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
}
