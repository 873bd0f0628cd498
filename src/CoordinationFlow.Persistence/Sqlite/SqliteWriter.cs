using System.Collections.Concurrent;
using CoordinationFlow.Persistence.Rows;
using CoordinationFlow.Persistence.Sql;
using CoordinationFlow.Workflows.Runtime;
using CoordinationFlow.Workflows.Storage;
using Microsoft.Data.Sqlite;

namespace CoordinationFlow.Persistence.Sqlite;

/// <summary>
/// The one writer of a SQLite file. Whoever finds the turn free takes what waits, at most <see cref="MostTogether"/> steps, and commits it
/// together; a lone step waits neither for company nor for another thread. A step that conflicts is undone to its savepoint and costs the others
/// nothing.
/// </summary>
internal sealed class SqliteWriter(SqliteConnection connection, ICrashPoints crashPoints) : IAsyncDisposable
{
    private const int MostTogether = 32;
    private readonly ConcurrentQueue<Waiting> _queue = new();
    private readonly SqliteStatements _statements = new(connection);
    private int _turn;
    private volatile bool _isOver;
    private long _commits;
    private long _steps;

    public (long Commits, long Steps) Written => (Interlocked.Read(ref _commits), Interlocked.Read(ref _steps));

    /// <summary>Queues a step's writes and completes when they are on disk. Throws <see cref="StoreConflictException"/>.</summary>
    public async ValueTask WriteAsync(IReadOnlyCollection<RowWrite> writes, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isOver, this);
        cancellationToken.ThrowIfCancellationRequested();
        await QueueAsync([.. SqlWrite.InOrder(writes)]);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _isOver = true;
        // What was queued before is written before.
        await QueueAsync([]);
        _statements.Dispose();
    }

    private Task QueueAsync(RowWrite[] writes)
    {
        var waiting = new Waiting(writes, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        _queue.Enqueue(waiting);
        TakeTurn();
        return waiting.Done.Task;
    }

    private void TakeTurn()
    {
        if (Interlocked.CompareExchange(ref _turn, 1, 0) != 0)
        {
            return;
        }

        var group = new List<Waiting>(MostTogether);
        while (group.Count < MostTogether && _queue.TryDequeue(out var waiting))
        {
            group.Add(waiting);
        }

        if (group.Count > 0)
        {
            Commit(group);
        }

        Interlocked.Exchange(ref _turn, 0);
        if (!_queue.IsEmpty)
        {
            // Who waits for its own step only is not kept for the others'.
            ThreadPool.UnsafeQueueUserWorkItem(static writer => writer.TakeTurn(), this, preferLocal: false);
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
            crashPoints.Reached(CrashPoint.AfterDatabaseCommit);
            Interlocked.Increment(ref _commits);
            Interlocked.Add(ref _steps, group.Count);
        }
        catch (Exception failure)
        {
            // Each step of the group is told; none of it stands.
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
                    crashPoints.Reached(CrashPoint.BetweenWrites);
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

    private int Execute(RowWrite write) =>
        _statements.Ask(write.Rests ? SqlWrite.Moving(write, SqliteDialect.Instance) : SqlWrite.Of(write, SqliteDialect.Instance)).ExecuteNonQuery();

    private void Run(string statement) => _statements.Ask(new(statement, [])).ExecuteNonQuery();

    private void RollBack()
    {
        try
        {
            Run("ROLLBACK");
        }
        catch (SqliteException)
        {
            // The failure has ended the transaction already; every step of the group is told of the failure itself.
        }
    }

    private sealed record Waiting(RowWrite[] Writes, TaskCompletionSource Done);
}
