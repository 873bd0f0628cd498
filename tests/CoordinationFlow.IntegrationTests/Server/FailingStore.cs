using CoordinationFlow.Workflows.Storage;
using Microsoft.AspNetCore.Http;

namespace CoordinationFlow.IntegrationTests.Server;

/// <summary>
/// A store whose calls fail from the n-th on, as where the database has gone; for requests alone, so that the calls are counted whatever
/// workers do beside them. Thread-safe.
/// </summary>
internal sealed class FailingStore(IStore inner, IHttpContextAccessor requests) : IStore
{
    /// <summary>What the failure says, and nobody outside may read.</summary>
    public const string Word = "a host name that nobody needs to know";

    private int _from;
    private int _calls;
    private int _failed;

    /// <summary>From the call of that number on every call fails, until <see cref="Mend"/>.</summary>
    public void From(int call)
    {
        (_calls, _failed) = (0, 0);
        Volatile.Write(ref _from, call);
    }

    /// <summary>Goes on as before; whether anything has failed.</summary>
    public bool Mend()
    {
        Volatile.Write(ref _from, 0);
        return _failed > 0;
    }

    /// <inheritdoc/>
    public IStepTransaction Begin() => new Transaction(inner.Begin(), this);

    private async ValueTask<T> CallAsync<T>(Func<ValueTask<T>> call)
    {
        var from = Volatile.Read(ref _from);
        if (from > 0 && requests.HttpContext is not null && Interlocked.Increment(ref _calls) >= from)
        {
            Interlocked.Increment(ref _failed);
            throw new StoreFailedException(Word);
        }

        return await call();
    }

    private sealed class Transaction(IStepTransaction inner, FailingStore store) : IStepTransaction
    {
        public bool HasWrites => inner.HasWrites;

        public ValueTask<TRow?> FindAsync<TRow>(Table<TRow> table, CancellationToken cancellationToken, params object[] key)
            where TRow : class => store.CallAsync(() => inner.FindAsync(table, cancellationToken, key));

        public ValueTask<IReadOnlyList<TRow>> QueryAsync<TRow>(Query<TRow> query, CancellationToken cancellationToken)
            where TRow : class => store.CallAsync(() => inner.QueryAsync(query, cancellationToken));

        public void Insert<TRow>(Table<TRow> table, TRow row)
            where TRow : class => inner.Insert(table, row);

        public void Update<TRow>(Table<TRow> table, TRow row)
            where TRow : class => inner.Update(table, row);

        public void Delete<TRow>(Table<TRow> table, TRow row)
            where TRow : class => inner.Delete(table, row);

        public void OnCommitted(Action action) => inner.OnCommitted(action);

        public async ValueTask CommitAsync(CancellationToken cancellationToken) => await store.CallAsync(async () =>
        {
            await inner.CommitAsync(cancellationToken);
            return true;
        });

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
