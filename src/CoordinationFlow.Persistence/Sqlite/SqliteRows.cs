using System.Globalization;
using CoordinationFlow.Persistence.Rows;
using CoordinationFlow.Persistence.Sql;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Persistence.Sqlite;

/// <summary>SQLite's rows for one transaction: one of the kept connections to read by, and the store's writer to write by.</summary>
internal sealed class SqliteRows(SqliteReaders readers, SqliteWriter writer) : IRowSource
{
    private SqliteStatements? _reading;

    /// <inheritdoc/>
    public ValueTask<TRow?> FindAsync<TRow>(Table<TRow> table, object[] key, CancellationToken cancellationToken)
        where TRow : class
    {
        var rows = Read(table, SqlQuery.Find(table, key, SqliteDialect.Instance), cancellationToken);
        return new((TRow?)rows.SingleOrDefault());
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<TRow>> QueryAsync<TRow>(Query<TRow> query, CancellationToken cancellationToken)
        where TRow : class => new([.. Read(query.Table, SqlQuery.Of(query, SqliteDialect.Instance), cancellationToken).Cast<TRow>()]);

    /// <inheritdoc/>
    public ValueTask<(IReadOnlyList<TRow> Rows, IReadOnlyList<object> Owners)> QueryWithOwnersAsync<TRow>(Query<TRow> query, CancellationToken cancellationToken)
        where TRow : class
    {
        var rows = Read(query.Table, SqlQuery.Of(query, SqliteDialect.Instance), cancellationToken).Cast<TRow>().ToArray();
        // Most stimuli find no bookmark, and then there is nothing to bring.
        IReadOnlyList<object> owners = rows.Length == 0 ? [] : Read(query.Table.Owner!.Value.Table, SqlQuery.Owners(query, SqliteDialect.Instance), cancellationToken);
        return new((rows, owners));
    }

    /// <inheritdoc/>
    public ValueTask<int> CountAsync<TRow>(Query<TRow> query, CancellationToken cancellationToken)
        where TRow : class
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(Convert.ToInt32(Reading.Ask(SqlQuery.Count(query, SqliteDialect.Instance)).ExecuteScalar(), CultureInfo.InvariantCulture));
    }

    /// <inheritdoc/>
    public ValueTask CommitAsync(IReadOnlyCollection<RowWrite> writes, CancellationToken cancellationToken) => writer.WriteAsync(writes, cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        if (_reading is { } reading)
        {
            _reading = null;
            readers.GiveBack(reading);
        }

        return ValueTask.CompletedTask;
    }

    private SqliteStatements Reading => _reading ??= readers.Take();

    private List<object> Read(Table table, SqlText question, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var reader = Reading.Ask(question).ExecuteReader();
        var (shape, rows) = (SqlTable.Of(table), new List<object>());
        while (reader.Read())
        {
            rows.Add(shape.Read(reader, SqliteDialect.Instance));
        }

        return rows;
    }
}
