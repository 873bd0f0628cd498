using System.Data.Common;
using CoordinationFlow.Persistence.Rows;

namespace CoordinationFlow.Persistence.Sql;

/// <summary>One write as SQL: which statement, and its parameters' values.</summary>
internal static class SqlWrite
{
    /// <summary>The statement of a write.</summary>
    public static string StatementOf(RowWrite write)
    {
        var table = SqlTable.Of(write.Table);
        return write.Row is null ? table.Delete : write.IsInsert ? table.Insert : table.Update;
    }

    /// <summary>Adds the statement's parameters, without values.</summary>
    public static void Declare(DbCommand command, RowWrite write)
    {
        foreach (var name in NamesOf(write))
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = "@" + name;
            command.Parameters.Add(parameter);
        }
    }

    /// <summary>Names and values of the statement's parameters, in order.</summary>
    public static IEnumerable<(string Name, object Value)> ValuesOf(RowWrite write, SqlDialect dialect)
    {
        var table = SqlTable.Of(write.Table);
        foreach (var column in Written(write, table))
        {
            var value = column.Property.Name == write.Table.Version ? write.NextVersion : column.Property.GetValue(write.Keyed);
            yield return (column.Name, dialect.Write(value));
        }

        if (!write.IsInsert && write.Table.Version is not null)
        {
            yield return ("read_version", write.ReadVersion ?? 0);
        }
    }

    /// <summary>Rows in an order that all steps share, so that two never wait for each other; rows that belong to others are deleted first and written last.</summary>
    public static IEnumerable<RowWrite> InOrder(IEnumerable<RowWrite> writes) =>
        writes.OrderBy(write => write.Row is null ? -write.Table.Depth : write.Table.Depth).ThenBy(write => write.Table.Name, StringComparer.Ordinal).ThenBy(write => write.Key, StringComparer.Ordinal);

    private static IEnumerable<string> NamesOf(RowWrite write)
    {
        var names = Written(write, SqlTable.Of(write.Table)).Select(column => column.Name);
        return write.IsInsert || write.Table.Version is null ? names : names.Append("read_version");
    }

    private static IEnumerable<SqlColumn> Written(RowWrite write, SqlTable table) =>
        write.Row is null ? write.Table.Key.Select(table.Column) : table.Columns;
}
