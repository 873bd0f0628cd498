using System.Collections;
using System.Text;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Persistence.Sql;

/// <summary>A query as SQL: conditions, order, and a page that begins after given values of the order's columns.</summary>
internal sealed class SqlQuery
{
    private readonly SqlDialect _dialect;
    private readonly SqlTable _table;
    private readonly List<object> _values = [];

    private SqlQuery(SqlDialect dialect, SqlTable table) => (_dialect, _table) = (dialect, table);

    /// <summary>The query.</summary>
    public static SqlText Of<TRow>(Query<TRow> query, SqlDialect dialect)
        where TRow : class
    {
        var table = SqlTable.Of(query.Table);
        var sql = new SqlQuery(dialect, table);
        return new(sql.Select(query, table.Select), sql._values);
    }

    /// <summary>The row of that key.</summary>
    public static SqlText Find(Table table, IReadOnlyList<object> key, SqlDialect dialect) =>
        new(SqlTable.Of(table).Find, [.. key.Select(dialect.Write)]);

    /// <summary>How many rows answer the conditions.</summary>
    public static SqlText Count<TRow>(Query<TRow> query, SqlDialect dialect)
        where TRow : class
    {
        var sql = new SqlQuery(dialect, SqlTable.Of(query.Table));
        return new($"SELECT COUNT(*) FROM {query.Table.Name}{Where(sql.Conditions(query))}", sql._values);
    }

    /// <summary>The rows of the owning table to which the rows of the answer belong.</summary>
    public static SqlText Owners<TRow>(Query<TRow> query, SqlDialect dialect)
        where TRow : class
    {
        var (owner, property) = query.Table.Owner ?? throw new NotSupportedException($"Rows of {query.Table.Name} belong to none.");
        var (table, owning) = (SqlTable.Of(query.Table), SqlTable.Of(owner));
        var sql = new SqlQuery(dialect, table);
        var owners = sql.Select(query, $"SELECT {table.Column(property).Quoted} FROM {query.Table.Name}");
        return new($"{owning.Select} WHERE {owning.Column(owner.Key[0]).Quoted} IN ({owners})", sql._values);
    }

    private static string Where(List<string> conditions) => conditions.Count > 0 ? " WHERE " + string.Join(" AND ", conditions) : "";

    private string Select<TRow>(Query<TRow> query, string select)
        where TRow : class
    {
        // Rows that are passed over are found by their keys alone, which an index can hold; only those that are given are read.
        var passes = query is { Limit: not null, Offset: > 0 };
        var keys = string.Join(", ", query.Table.Key.Select(key => _table.Column(key).Quoted));
        var conditions = Conditions(query);
        if (query.AfterValues.Length > 0)
        {
            var columns = string.Join(", ", query.Order.Select(order => _table.Column(order.Property).Quoted));
            conditions.Add($"({columns}) {(query.Order[0].Descending ? '<' : '>')} ({string.Join(", ", query.AfterValues.Select(Parameter))})");
        }

        // A query without an order is answered by key, so that every store gives the same page.
        var order = query.Order.Length > 0 ? query.Order.Select(one => (one.Property, one.Descending)) : query.Table.Key.Select(key => (key, false));
        var ordered = $" ORDER BY {string.Join(", ", order.Select(one => Ordered(_table.Column(one.Item1), one.Item2)))}";
        var sql = new StringBuilder(passes ? $"SELECT {keys} FROM {query.Table.Name}" : select).Append(Where(conditions)).Append(ordered);
        if (query.Limit is { } limit)
        {
            sql.Append(" LIMIT ").Append(limit);
        }

        return passes ? $"{select} WHERE ({keys}) IN ({sql} OFFSET {Parameter((long)query.Offset)}){ordered}" : sql.ToString();
    }

    /// <summary>Null comes before all values, as in every store; said only where a null may be, since an index may be of the database's own order.</summary>
    private string Ordered(SqlColumn column, bool descending) =>
        column.Quoted + (descending ? " DESC" : "") + (column.MayBeNull && _dialect.PutsNullLast ? descending ? " NULLS LAST" : " NULLS FIRST" : "");

    private List<string> Conditions<TRow>(Query<TRow> query)
        where TRow : class => [.. query.Conditions.Select(Condition)];

    private string Parameter(object? value)
    {
        _values.Add(_dialect.Write(value));
        return SqlText.NameOf(_values.Count - 1);
    }

    /// <summary>The text as a pattern that finds it anywhere.</summary>
    private static string Pattern(string text) =>
        $"%{text.Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal)}%";

    private string Condition(Condition condition)
    {
        var column = _table.Column(condition.Property).Quoted;
        return (condition.Comparison, condition.Value) switch
        {
            (Comparison.Equal, null) => $"{column} IS NULL",
            (Comparison.NotEqual, null) => $"{column} IS NOT NULL",
            (Comparison.In, IEnumerable values) => values.Cast<object?>().Select(Parameter).ToArray() is { Length: > 0 } names ? $"{column} IN ({string.Join(", ", names)})" : "1 = 0",
            (Comparison.Contains, string text) => $"LOWER({column}) LIKE LOWER({Parameter(Pattern(text))}) ESCAPE '!'",
            (Comparison.Equal, var value) => $"{column} = {Parameter(value)}",
            (Comparison.NotEqual, var value) => $"{column} <> {Parameter(value)}",
            (Comparison.Less, var value) => $"{column} < {Parameter(value)}",
            (Comparison.AtMost, var value) => $"{column} <= {Parameter(value)}",
            (Comparison.Greater, var value) => $"{column} > {Parameter(value)}",
            (Comparison.AtLeast, var value) => $"{column} >= {Parameter(value)}",
            _ => throw new NotSupportedException($"{condition.Comparison}"),
        };
    }
}
