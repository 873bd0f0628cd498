using System.Threading.Channels;
using CoordinationFlow.Persistence.Rows;
using CoordinationFlow.Persistence.Sql;
using CoordinationFlow.Workflows.Runtime;
using CoordinationFlow.Workflows.Storage;
using Microsoft.Data.Sqlite;

namespace CoordinationFlow.Persistence.Sqlite;

/// <summary>
/// The one writer of a SQLite file. It takes what waits, at most <see cref="MostTogether"/> steps, and commits it together; a lone step never
/// waits for company. A step that conflicts is undone to its savepoint and costs the others nothing.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private const int MostTogether = 32;
    private readonly Channel<Waiting> _queue = Channel.CreateUnbounded<Waiting>(new UnboundedChannelOptions { SingleReader = true });
    private readonly SqliteConnection _connection;
    private readonly ICrashPoints _crashPoints;
    private readonly Dictionary<string, SqliteCommand> _prepared = [];
    private readonly Task _writing;
    private long _commits;
    private long _steps;

    public SqliteWriter(SqliteConnection connection, ICrashPoints crashPoints)
    {
        (_connection, _crashPoints) = (connection, crashPoints);
        _writing = Task.Factory.StartNew(WriteAllAsync, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();
    }

    public (long Commits, long Steps) Written => (Interlocked.Read(ref _commits), Interlocked.Read(ref _steps));

    /// <summary>Queues a step's writes and completes when they are on disk. Throws <see cref="StoreConflictException"/>.</summary>
    public async ValueTask WriteAsync(IReadOnlyCollection<RowWrite> writes, CancellationToken cancellationToken)
    {
        var waiting = new Waiting([.. SqlWrite.InOrder(writes)], new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        await _queue.Writer.WriteAsync(waiting, cancellationToken);
        await waiting.Done.Task;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.Complete();
        await _writing;
        foreach (var command in _prepared.Values)
        {
            await command.DisposeAsync();
        }

        await _connection.DisposeAsync();
    }

    private async Task WriteAllAsync()
    {
        var group = new List<Waiting>(MostTogether);
        while (await _queue.Reader.WaitToReadAsync())
        {
            group.Clear();
            while (group.Count < MostTogether && _queue.Reader.TryRead(out var waiting))
            {
                group.Add(waiting);
            }

            Commit(group);
        }
    }

    private void Commit(List<Waiting> group)
    {
        var outcomes = new Exception?[group.Count];
        try
        {
            Run("BEGIN IMMEDIATE");
            for (var i = 0; i < group.Count; i++)
            {
                outcomes[i] = Try(group[i]);
            }

            Run("COMMIT");
            _crashPoints.Reached(CrashPoint.AfterDatabaseCommit);
            Interlocked.Increment(ref _commits);
            Interlocked.Add(ref _steps, group.Count);
        }
        catch (SqliteException failure)
        {
            RollBack();
            Array.Fill(outcomes, failure);
        }

        for (var i = 0; i < group.Count; i++)
        {
            if (outcomes[i] is { } failure)
            {
                group[i].Done.SetException(failure);
            }
            else
            {
                group[i].Done.SetResult();
            }
        }
    }

    /// <summary>Writes a step under its savepoint; null: it stands. A failure of its own leaves the others' writes as they are.</summary>
    private Exception? Try(Waiting step)
    {
        Run("SAVEPOINT step");
        try
        {
            for (var i = 0; i < step.Writes.Length; i++)
            {
                if (i == 1)
                {
                    _crashPoints.Reached(CrashPoint.BetweenWrites);
                }

                if (Execute(step.Writes[i]) != 1)
                {
                    throw new StoreConflictException(step.Writes[i].Table.Name, "the row has moved");
                }
            }

            Run("RELEASE step");
            return null;
        }
        catch (Exception failure)
        {
            Run("ROLLBACK TO step");
            Run("RELEASE step");
            return IsConflict(failure) ? new StoreConflictException(step.Writes[0].Table.Name, failure.Message) : failure;
        }
    }

    private static bool IsConflict(Exception failure)
    {
        const int ForeignKey = 787, PrimaryKey = 1555, Unique = 2067;
        return failure is SqliteException { SqliteExtendedErrorCode: ForeignKey or PrimaryKey or Unique };
    }

    private int Execute(RowWrite write)
    {
        var statement = SqlWrite.StatementOf(write);
        if (!_prepared.TryGetValue(statement, out var command))
        {
            command = _connection.CreateCommand();
            command.CommandText = statement;
            SqlWrite.Declare(command, write);
            _prepared[statement] = command;
        }

        var index = 0;
        foreach (var (_, value) in SqlWrite.ValuesOf(write, SqliteDialect.Instance))
        {
            command.Parameters[index++].Value = value;
        }

        return command.ExecuteNonQuery();
    }

    private void Run(string statement)
    {
        if (!_prepared.TryGetValue(statement, out var command))
        {
            command = _connection.CreateCommand();
            command.CommandText = statement;
            _prepared[statement] = command;
        }

        command.ExecuteNonQuery();
    }

    private void RollBack()
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "ROLLBACK";
        try
        {
            command.ExecuteNonQuery();
        }
        catch (SqliteException)
        {
            // The failure has ended the transaction already; every step of the group is told of the failure itself.
        }
    }

    private sealed record Waiting(RowWrite[] Writes, TaskCompletionSource Done);
}
