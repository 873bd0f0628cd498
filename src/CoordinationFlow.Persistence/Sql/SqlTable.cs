using System.Collections.Concurrent;
using System.Data.Common;
using System.Linq.Expressions;
using System.Reflection;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Persistence.Sql;

/// <summary>A table as SQL sees it, made once from its declaration: column names in snake_case, statements, and how a row is made of a record.</summary>
internal sealed class SqlTable
{
    private static readonly ConcurrentDictionary<Table, SqlTable> Known = new();
    private readonly Dictionary<string, SqlColumn> _byProperty;
    private readonly Func<object?[], object> _make;
    private readonly ConcurrentDictionary<string, string> _updates = new();

    private SqlTable(Table table)
    {
        Table = table;
        Columns = [.. table.RowType.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite).Select(property => new SqlColumn(property))];
        _byProperty = Columns.ToDictionary(column => column.Property.Name);
        _make = Maker(table.RowType, Columns);
        var names = string.Join(", ", Columns.Select(column => column.Quoted));
        KeyColumns = [.. table.Key.Select(Column)];
        Settable = [.. Columns.Except(KeyColumns)];
        Select = $"SELECT {names} FROM {table.Name}";
        Find = $"{Select} WHERE {Keyed(0)}";
        Insert = $"INSERT INTO {table.Name} ({names}) VALUES ({string.Join(", ", Columns.Select((_, index) => SqlText.NameOf(index)))})";
        Move = $"INSERT OR REPLACE INTO {table.Name} ({names}) SELECT {string.Join(", ", Columns.Select((_, index) => SqlText.NameOf(index)))} FROM {table.Name} WHERE {AsRead(Columns.Count)}";
        Delete = $"DELETE FROM {table.Name} WHERE {AsRead(0)}";
    }

    public Table Table { get; }

    public IReadOnlyList<SqlColumn> Columns { get; }

    public IReadOnlyList<SqlColumn> KeyColumns { get; }

    /// <summary>What an update may change.</summary>
    public IReadOnlyList<SqlColumn> Settable { get; }

    public string Select { get; }

    public string Find { get; }

    public string Insert { get; }

    public string Delete { get; }

    /// <summary>Writes the whole row anew at the table's end (SQLite); parameters are all columns, then the key, then the version that was read.</summary>
    public string Move { get; }

    /// <summary>The SQL side of a declared table.</summary>
    public static SqlTable Of(Table table) => Known.GetOrAdd(table, declared => new SqlTable(declared));

    /// <summary>Sets those columns; parameters are theirs, then the key, then the version that was read.</summary>
    public string Update(IReadOnlyList<SqlColumn> columns) => _updates.GetOrAdd(
        string.Join(',', columns.Select(column => column.Name)),
        _ => $"UPDATE {Table.Name} SET {string.Join(", ", columns.Select((column, index) => $"{column.Quoted} = {SqlText.NameOf(index)}"))} WHERE {AsRead(columns.Count)}");

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

    private string Keyed(int first) => string.Join(" AND ", KeyColumns.Select((column, index) => $"{column.Quoted} = {SqlText.NameOf(first + index)}"));

    private string AsRead(int first) =>
        Keyed(first) + (Table.Version is { } version ? $" AND {Column(version).Quoted} = {SqlText.NameOf(first + KeyColumns.Count)}" : "");

    private static Func<object?[], object> Maker(Type rowType, IReadOnlyList<SqlColumn> columns)
    {
        var values = Expression.Parameter(typeof(object?[]));
        var bindings = columns.Select((column, index) => Expression.Bind(column.Property, Expression.Convert(Expression.ArrayIndex(values, Expression.Constant(index)), column.Property.PropertyType)));
        return Expression.Lambda<Func<object?[], object>>(Expression.MemberInit(Expression.New(rowType), bindings), values).Compile();
    }
}
