using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Persistence.Rows;

/// <summary>Where committed rows are: what a store has to do, the rest is <see cref="BufferedTransaction"/>. One source serves one transaction.</summary>
internal interface IRowSource : IAsyncDisposable
{
    /// <summary>The committed row of that key; null: there is none.</summary>
    ValueTask<TRow?> FindAsync<TRow>(Table<TRow> table, object[] key, CancellationToken cancellationToken)
        where TRow : class;

    /// <summary>The committed rows that answer the query, in its order.</summary>
    ValueTask<IReadOnlyList<TRow>> QueryAsync<TRow>(Query<TRow> query, CancellationToken cancellationToken)
        where TRow : class;

    /// <summary>The same, and the rows to which those belong (<see cref="Table.Owner"/>), which cost no second way to the database.</summary>
    ValueTask<(IReadOnlyList<TRow> Rows, IReadOnlyList<object> Owners)> QueryWithOwnersAsync<TRow>(Query<TRow> query, CancellationToken cancellationToken)
        where TRow : class;

    /// <summary>How many committed rows answer the query's conditions.</summary>
    ValueTask<int> CountAsync<TRow>(Query<TRow> query, CancellationToken cancellationToken)
        where TRow : class;

    /// <summary>Writes all, durably, or none. Throws <see cref="StoreConflictException"/>.</summary>
    ValueTask CommitAsync(IReadOnlyCollection<RowWrite> writes, CancellationToken cancellationToken);
}
