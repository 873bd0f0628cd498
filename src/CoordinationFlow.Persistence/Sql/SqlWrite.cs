using CoordinationFlow.Persistence.Rows;

namespace CoordinationFlow.Persistence.Sql;

/// <summary>Writes as SQL.</summary>
internal static class SqlWrite
{
    /// <summary>The statement of one write. An update names only what has changed, where that is known: an index of anything else is not touched.</summary>
    public static SqlText Of(RowWrite write, SqlDialect dialect)
    {
        var table = SqlTable.Of(write.Table);
        if (write is { Row: not null, IsInsert: true })
        {
            return new(table.Insert, [.. table.Columns.Select(column => Value(column, write, dialect))]);
        }

        IReadOnlyList<SqlColumn> changed = write.Row is null ? [] : [.. table.Settable.Where(column => IsChanged(column, write))];
        var values = changed.Concat(table.KeyColumns).Select(column => Value(column, write, dialect));
        return new(
            write.Row is null ? table.Delete : table.Update(changed),
            write.Table.Version is null ? [.. values] : [.. values, write.ReadVersion ?? 0]);
    }

    /// <summary>The same for a row that comes to rest: SQLite leaves a row that shrinks in a page of its own, unless it is written anew.</summary>
    public static SqlText Moving(RowWrite write, SqlDialect dialect)
    {
        var table = SqlTable.Of(write.Table);
        var values = table.Columns.Concat(table.KeyColumns).Select(column => Value(column, write, dialect));
        return new(table.Move, [.. values, write.ReadVersion ?? 0]);
    }

    /// <summary>Rows in an order that all steps share, so that two never wait for each other; rows that belong to others are deleted first and written last.</summary>
    public static IEnumerable<RowWrite> InOrder(IEnumerable<RowWrite> writes) =>
        writes.OrderBy(write => write.Row is null ? -write.Table.Depth : write.Table.Depth).ThenBy(write => write.Table.Name, StringComparer.Ordinal).ThenBy(write => write.Key, StringComparer.Ordinal);

    private static bool IsVersion(SqlColumn column, RowWrite write) => column.Property.Name == write.Table.Version;

    private static bool IsChanged(SqlColumn column, RowWrite write) =>
        write.Stored is not { } stored || IsVersion(column, write) || !Equals(column.ValueOf(stored), column.ValueOf(write.Row!));

    private static object Value(SqlColumn column, RowWrite write, SqlDialect dialect) =>
        dialect.Write(IsVersion(column, write) ? write.NextVersion : column.ValueOf(write.Keyed));
}
