using System.Collections;
using System.Data.Common;
using System.Text;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Persistence.Sql;

/// <summary>A query as SQL: conditions, order, and a page that begins after given values of the order's columns.</summary>
internal static class SqlQuery
{
    /// <summary>Fills the command with text and parameters.</summary>
    public static void Into<TRow>(DbCommand command, Query<TRow> query, SqlDialect dialect)
        where TRow : class
    {
        var table = SqlTable.Of(query.Table);
        // Rows that are passed over are found by their keys alone, which an index can hold; only those that are given are read.
        var passes = query is { Limit: not null, Offset: > 0 };
        var keys = string.Join(", ", query.Table.Key.Select(key => table.Column(key).Quoted));
        var sql = new StringBuilder(passes ? $"SELECT {keys} FROM {query.Table.Name}" : table.Select);
        string Parameter(object? value) => SqlQuery.Parameter(command, value, dialect);
        var conditions = query.Conditions.Select(condition => Condition(table, condition, Parameter)).ToList();
        if (query.AfterValues.Length > 0)
        {
            var columns = string.Join(", ", query.Order.Select(order => table.Column(order.Property).Quoted));
            conditions.Add($"({columns}) {(query.Order[0].Descending ? '<' : '>')} ({string.Join(", ", query.AfterValues.Select(Parameter))})");
        }

        if (conditions.Count > 0)
        {
            sql.Append(" WHERE ").AppendJoin(" AND ", conditions);
        }

        // A query without an order is answered by key, so that every store gives the same page.
        var order = query.Order.Length > 0 ? query.Order.Select(one => (one.Property, one.Descending)) : query.Table.Key.Select(key => (key, false));
        var ordered = $" ORDER BY {string.Join(", ", order.Select(one => table.Column(one.Item1).Quoted + (one.Item2 ? " DESC" : "")))}";
        sql.Append(ordered);
        if (query.Limit is { } limit)
        {
            sql.Append(" LIMIT ").Append(limit);
        }

        command.CommandText = passes ? $"{table.Select} WHERE ({keys}) IN ({sql} OFFSET {query.Offset}){ordered}" : sql.ToString();
    }

    /// <summary>Fills the command with the question how many rows answer the conditions.</summary>
    public static void CountInto<TRow>(DbCommand command, Query<TRow> query, SqlDialect dialect)
        where TRow : class
    {
        var table = SqlTable.Of(query.Table);
        var conditions = query.Conditions.Select(condition => Condition(table, condition, value => Parameter(command, value, dialect))).ToList();
        command.CommandText = $"SELECT COUNT(*) FROM {query.Table.Name}{(conditions.Count > 0 ? " WHERE " + string.Join(" AND ", conditions) : "")}";
    }

    private static string Parameter(DbCommand command, object? value, SqlDialect dialect)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = $"@p{command.Parameters.Count}";
        parameter.Value = dialect.Write(value);
        command.Parameters.Add(parameter);
        return parameter.ParameterName;
    }

    /// <summary>The text as a pattern that finds it anywhere.</summary>
    private static string Pattern(string text) =>
        $"%{text.Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal)}%";

    private static string Condition(SqlTable table, Condition condition, Func<object?, string> parameter)
    {
        var column = table.Column(condition.Property).Quoted;
        return (condition.Comparison, condition.Value) switch
        {
            (Comparison.Equal, null) => $"{column} IS NULL",
            (Comparison.NotEqual, null) => $"{column} IS NOT NULL",
            (Comparison.In, IEnumerable values) => values.Cast<object?>().Select(parameter).ToArray() is { Length: > 0 } names ? $"{column} IN ({string.Join(", ", names)})" : "1 = 0",
            (Comparison.Contains, string text) => $"LOWER({column}) LIKE LOWER({parameter(Pattern(text))}) ESCAPE '!'",
            (Comparison.Equal, var value) => $"{column} = {parameter(value)}",
            (Comparison.NotEqual, var value) => $"{column} <> {parameter(value)}",
            (Comparison.Less, var value) => $"{column} < {parameter(value)}",
            (Comparison.AtMost, var value) => $"{column} <= {parameter(value)}",
            (Comparison.Greater, var value) => $"{column} > {parameter(value)}",
            (Comparison.AtLeast, var value) => $"{column} >= {parameter(value)}",
            _ => throw new NotSupportedException($"{condition.Comparison}"),
        };
    }
}
