using System.Globalization;
using CoordinationFlow.Persistence.Rows;
using CoordinationFlow.Persistence.Sql;
using CoordinationFlow.Workflows.Storage;
using Microsoft.Data.Sqlite;

namespace CoordinationFlow.Persistence.Sqlite;

/// <summary>SQLite's rows for one transaction: one pooled connection to read by, and the store's writer to write by.</summary>
internal sealed class SqliteRows(Func<SqliteConnection> open, SqliteWriter writer) : IRowSource
{
    private SqliteConnection? _connection;

    /// <inheritdoc/>
    public ValueTask<TRow?> FindAsync<TRow>(Table<TRow> table, object[] key, CancellationToken cancellationToken)
        where TRow : class
    {
        cancellationToken.ThrowIfCancellationRequested();
        var shape = SqlTable.Of(table);
        using var command = Connection.CreateCommand();
        command.CommandText = shape.Find;
        for (var i = 0; i < key.Length; i++)
        {
            command.Parameters.AddWithValue($"@k{i}", SqliteDialect.Instance.Write(key[i]));
        }

        using var reader = command.ExecuteReader();
        return new(reader.Read() ? (TRow)shape.Read(reader, SqliteDialect.Instance) : null);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<TRow>> QueryAsync<TRow>(Query<TRow> query, CancellationToken cancellationToken)
        where TRow : class
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var command = Connection.CreateCommand();
        SqlQuery.Into(command, query, SqliteDialect.Instance);
        using var reader = command.ExecuteReader();
        var (shape, rows) = (SqlTable.Of(query.Table), new List<TRow>());
        while (reader.Read())
        {
            rows.Add((TRow)shape.Read(reader, SqliteDialect.Instance));
        }

        return new(rows);
    }

    /// <inheritdoc/>
    public ValueTask<int> CountAsync<TRow>(Query<TRow> query, CancellationToken cancellationToken)
        where TRow : class
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var command = Connection.CreateCommand();
        SqlQuery.CountInto(command, query, SqliteDialect.Instance);
        return new(Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture));
    }

    /// <inheritdoc/>
    public ValueTask CommitAsync(IReadOnlyCollection<RowWrite> writes, CancellationToken cancellationToken) => writer.WriteAsync(writes, cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _connection?.DisposeAsync() ?? ValueTask.CompletedTask;

    private SqliteConnection Connection => _connection ??= open();
}
