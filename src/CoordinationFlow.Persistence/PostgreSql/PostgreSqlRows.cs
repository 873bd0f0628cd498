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
    /// <inheritdoc/>
    public async ValueTask<TRow?> FindAsync<TRow>(Table<TRow> table, object[] key, CancellationToken cancellationToken)
        where TRow : class
    {
        var shape = SqlTable.Of(table);
        await using var command = source.CreateCommand(shape.Find);
        for (var i = 0; i < key.Length; i++)
        {
            command.Parameters.AddWithValue($"k{i}", PostgreSqlDialect.Instance.Write(key[i]));
        }

        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? (TRow)shape.Read(reader, PostgreSqlDialect.Instance) : null;
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<TRow>> QueryAsync<TRow>(Query<TRow> query, CancellationToken cancellationToken)
        where TRow : class
    {
        await using var command = source.CreateCommand();
        SqlQuery.Into(command, query, PostgreSqlDialect.Instance);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var (shape, rows) = (SqlTable.Of(query.Table), new List<TRow>());
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add((TRow)shape.Read(reader, PostgreSqlDialect.Instance));
        }

        return rows;
    }

    /// <inheritdoc/>
    public async ValueTask<int> CountAsync<TRow>(Query<TRow> query, CancellationToken cancellationToken)
        where TRow : class
    {
        await using var command = source.CreateCommand();
        SqlQuery.CountInto(command, query, PostgreSqlDialect.Instance);
        return Convert.ToInt32(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
    }

    /// <inheritdoc/>
    public async ValueTask CommitAsync(IReadOnlyCollection<RowWrite> writes, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection, transaction);
        var ordered = SqlWrite.InOrder(writes).ToArray();
        foreach (var write in ordered)
        {
            var command = new NpgsqlBatchCommand(SqlWrite.StatementOf(write));
            foreach (var (name, value) in SqlWrite.ValuesOf(write, PostgreSqlDialect.Instance))
            {
                command.Parameters.AddWithValue(name, value);
            }

            batch.BatchCommands.Add(command);
        }

        try
        {
            await batch.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException failure) when (IsConflict(failure))
        {
            throw new StoreConflictException(failure.TableName ?? "", failure.MessageText);
        }

        for (var i = 0; i < ordered.Length; i++)
        {
            if (batch.BatchCommands[i].RecordsAffected != 1)
            {
                throw new StoreConflictException(ordered[i].Table.Name, "the row has moved");
            }
        }

        crashPoints.Reached(CrashPoint.BeforeDatabaseCommit);
        await transaction.CommitAsync(cancellationToken);
        crashPoints.Reached(CrashPoint.AfterDatabaseCommit);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static bool IsConflict(PostgresException failure) =>
        failure.SqlState is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ForeignKeyViolation or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;
}
