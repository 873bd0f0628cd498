using System.Collections.Concurrent;
using System.Globalization;
using CoordinationFlow.Persistence.Rows;
using CoordinationFlow.Persistence.Sql;
using CoordinationFlow.Workflows.Runtime;
using CoordinationFlow.Workflows.Storage;
using Npgsql;

namespace CoordinationFlow.Persistence.PostgreSql;

/// <summary>PostgreSQL's rows for one transaction. A connection is held for as long as a command runs, never while rules are decided.</summary>
internal sealed class PostgreSqlRows(NpgsqlDataSource source, ICrashPoints crashPoints) : IRowSource
{
    /// <summary>What the function <c>exactly_one</c> of the migrations raises.</summary>
    private const string RowHasMoved = "CF001";

    private static readonly ConcurrentDictionary<string, string> Checked = new();

    /// <inheritdoc/>
    public async ValueTask<TRow?> FindAsync<TRow>(Table<TRow> table, object[] key, CancellationToken cancellationToken)
        where TRow : class => (TRow?)(await ReadAsync(table, SqlQuery.Find(table, key, PostgreSqlDialect.Instance), cancellationToken)).SingleOrDefault();

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<TRow>> QueryAsync<TRow>(Query<TRow> query, CancellationToken cancellationToken)
        where TRow : class => [.. (await ReadAsync(query.Table, SqlQuery.Of(query, PostgreSqlDialect.Instance), cancellationToken)).Cast<TRow>()];

    /// <inheritdoc/>
    public async ValueTask<(IReadOnlyList<TRow> Rows, IReadOnlyList<object> Owners)> QueryWithOwnersAsync<TRow>(Query<TRow> query, CancellationToken cancellationToken)
        where TRow : class
    {
        await using var batch = source.CreateBatch();
        batch.BatchCommands.Add(Command(SqlQuery.Of(query, PostgreSqlDialect.Instance)));
        batch.BatchCommands.Add(Command(SqlQuery.Owners(query, PostgreSqlDialect.Instance)));
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var rows = await ReadAsync(query.Table, reader, cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        return ([.. rows.Cast<TRow>()], await ReadAsync(query.Table.Owner!.Value.Table, reader, cancellationToken));
    }

    /// <inheritdoc/>
    public async ValueTask<int> CountAsync<TRow>(Query<TRow> query, CancellationToken cancellationToken)
        where TRow : class
    {
        await using var command = source.CreateCommand();
        SqlQuery.Count(query, PostgreSqlDialect.Instance).Into(command);
        return Convert.ToInt32(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
    }

    /// <inheritdoc/>
    public async ValueTask CommitAsync(IReadOnlyCollection<RowWrite> writes, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        // The beginning, the writes and the commit go out together and come back together: one round trip.
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var write in SqlWrite.InOrder(writes))
        {
            var statement = SqlWrite.Of(write, PostgreSqlDialect.Instance);
            batch.BatchCommands.Add(Command(write.IsInsert ? statement : statement with { Text = ExactlyOne(statement.Text, write.Table) }));
        }

        batch.BatchCommands.Add(new NpgsqlBatchCommand("COMMIT"));
        try
        {
            await batch.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException failure) when (IsConflict(failure))
        {
            throw new StoreConflictException(failure.TableName ?? "", failure.MessageText);
        }

        crashPoints.Reached(CrashPoint.AfterDatabaseCommit);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static bool IsConflict(PostgresException failure) =>
        failure.SqlState is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ForeignKeyViolation or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or RowHasMoved;

    /// <summary>An update or a delete that makes the database itself give up the transaction where it meets no row: nobody asks before the commit.</summary>
    private static string ExactlyOne(string statement, Table table) =>
        Checked.GetOrAdd(statement, text => $"WITH written AS ({text} RETURNING 1) SELECT exactly_one(count(*), '{table.Name}') FROM written");

    private static NpgsqlBatchCommand Command(SqlText statement)
    {
        var command = new NpgsqlBatchCommand(statement.Text);
        for (var index = 0; index < statement.Values.Count; index++)
        {
            command.Parameters.AddWithValue(SqlText.NameOf(index), statement.Values[index]);
        }

        return command;
    }

    private async ValueTask<List<object>> ReadAsync(Table table, SqlText question, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand();
        question.Into(command);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await ReadAsync(table, reader, cancellationToken);
    }

    private static async ValueTask<List<object>> ReadAsync(Table table, NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        var (shape, rows) = (SqlTable.Of(table), new List<object>());
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(shape.Read(reader, PostgreSqlDialect.Instance));
        }

        return rows;
    }
}
