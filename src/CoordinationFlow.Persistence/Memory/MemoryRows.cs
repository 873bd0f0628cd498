using CoordinationFlow.Persistence.Rows;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Persistence.Memory;

/// <summary>The memory store's rows, for one transaction.</summary>
internal sealed class MemoryRows(MemoryStore store) : IRowSource
{
    /// <inheritdoc/>
    public ValueTask<TRow?> FindAsync<TRow>(Table<TRow> table, object[] key, CancellationToken cancellationToken)
        where TRow : class => new((TRow?)store.Rows(table).GetValueOrDefault(RowShape.Key(key)));

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<TRow>> QueryAsync<TRow>(Query<TRow> query, CancellationToken cancellationToken)
        where TRow : class =>
        // By key, so that a query without an order gives the same answer each time and a simulation replays.
        new(RowQuery.Answer(query, store.Rows(query.Table).OrderBy(row => row.Key, StringComparer.Ordinal).Select(row => (TRow)row.Value)));

    /// <inheritdoc/>
    public ValueTask CommitAsync(IReadOnlyCollection<RowWrite> writes, CancellationToken cancellationToken)
    {
        store.Commit(writes);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
