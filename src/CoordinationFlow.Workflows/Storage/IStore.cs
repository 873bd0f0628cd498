namespace CoordinationFlow.Workflows.Storage;

/// <summary>Where rows live. Thread-safe.</summary>
public interface IStore
{
    /// <summary>Begins a step's transaction. Nothing is locked: reads see what is committed, and the commit checks row versions.</summary>
    IStepTransaction Begin();
}

/// <summary>
/// The transaction of one step: reads of committed rows overlaid by its own writes, and writes that are gathered and committed
/// together in <see cref="CommitAsync"/>, all or none. Not thread-safe; one step uses it, once.
/// </summary>
/// <remarks>
/// Optimistic: an update or delete of a versioned row whose version has moved, an insert of a key that exists, or a breach of a
/// unique index makes the commit throw <see cref="StoreConflictException"/>, and nothing is written. The caller begins anew
/// with fresh reads (see <c>StepRetry</c>). A commit whose reply is lost may have taken effect: whoever retries must find out
/// by an inbox row, an idempotency key or a row version, never assume. What the database itself does wrong comes as
/// <see cref="StoreFailedException"/>, from any call.
/// </remarks>
public interface IStepTransaction : IAsyncDisposable
{
    /// <summary>The row with that key (in the order of the table's key), own writes included; null if there is none.</summary>
    ValueTask<TRow?> FindAsync<TRow>(Table<TRow> table, CancellationToken cancellationToken, params object[] key)
        where TRow : class;

    /// <summary>The rows that answer the query, own writes included.</summary>
    ValueTask<IReadOnlyList<TRow>> QueryAsync<TRow>(Query<TRow> query, CancellationToken cancellationToken)
        where TRow : class;

    /// <summary>How many rows answer the query's conditions, whatever page it asks for; own writes included.</summary>
    async ValueTask<int> CountAsync<TRow>(Query<TRow> query, CancellationToken cancellationToken)
        where TRow : class => (await QueryAsync(query with { Limit = null, Offset = 0 }, cancellationToken)).Count;

    /// <summary>Adds a row; a versioned row is stored with version 1 whatever it says.</summary>
    void Insert<TRow>(Table<TRow> table, TRow row)
        where TRow : class;

    /// <summary>
    /// Replaces the row of the same key. The row's version property says which version was read. May be called again for the same row
    /// within one transaction; the last one counts and the version first read is checked.
    /// </summary>
    void Update<TRow>(Table<TRow> table, TRow row)
        where TRow : class;

    /// <summary>Removes the row of the same key, checking its version if it has one.</summary>
    void Delete<TRow>(Table<TRow> table, TRow row)
        where TRow : class;

    /// <summary>Whether anything is to be written.</summary>
    bool HasWrites { get; }

    /// <summary>Runs when the commit has succeeded, and only then; for waking workers in this process. Must not throw.</summary>
    void OnCommitted(Action action);

    /// <summary>Writes everything, durably. Throws <see cref="StoreConflictException"/> if a row moved; then nothing is written.</summary>
    ValueTask CommitAsync(CancellationToken cancellationToken);
}

/// <summary>A row moved between read and commit; nothing was written. Begin anew.</summary>
public sealed class StoreConflictException(string table, string detail)
    : Exception($"{table}: {detail}")
{
    /// <summary>The table in which the conflict was found.</summary>
    public string Table { get; } = table;
}

/// <summary>
/// The database failed or could not be reached. It is nobody's fault in a flow: the engine makes no incident of it, the step's owner gets it. Of a
/// commit it is not known whether it took effect.
/// </summary>
public class StoreFailedException(string message, Exception? inner = null) : Exception(message, inner);
