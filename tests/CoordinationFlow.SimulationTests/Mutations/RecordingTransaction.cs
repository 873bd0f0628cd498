using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.SimulationTests.Mutations;

/// <summary>Passes reads and writes on, and lets a mutation see each write.</summary>
internal abstract class RecordingTransaction(IStepTransaction inner) : IStepTransaction
{
    public bool HasWrites => inner.HasWrites;

    /// <summary>The transaction itself.</summary>
    protected IStepTransaction Inner => inner;

    public ValueTask<TRow?> FindAsync<TRow>(Table<TRow> table, CancellationToken cancellationToken, params object[] key)
        where TRow : class => inner.FindAsync(table, cancellationToken, key);

    public ValueTask<IReadOnlyList<TRow>> QueryAsync<TRow>(Query<TRow> query, CancellationToken cancellationToken)
        where TRow : class => inner.QueryAsync(query, cancellationToken);

    public virtual void Insert<TRow>(Table<TRow> table, TRow row)
        where TRow : class => inner.Insert(table, row);

    public virtual void Update<TRow>(Table<TRow> table, TRow row)
        where TRow : class => inner.Update(table, row);

    public virtual void Delete<TRow>(Table<TRow> table, TRow row)
        where TRow : class => inner.Delete(table, row);

    public void OnCommitted(Action action) => inner.OnCommitted(action);

    public abstract ValueTask CommitAsync(CancellationToken cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
