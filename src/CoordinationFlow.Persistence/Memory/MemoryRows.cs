using CoordinationFlow.Persistence.Rows;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Persistence.Memory;

/// <summary>The memory store's rows, for one transaction.</summary>
internal sealed class MemoryRows(MemoryStore store) : IRowSource
{
    /// <inheritdoc/>
    public ValueTask<TRow?> FindAsync<TRow>(Table<TRow> table, object[] key, CancellationToken cancellationToken)
        where TRow : class => new(store.Read(table, rows => rows.Find(RowShape.Key(key)) is { } row ? (TRow)RowShape.Of(table).Show(row) : null));

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<TRow>> QueryAsync<TRow>(Query<TRow> query, CancellationToken cancellationToken)
        where TRow : class =>
        // By key, so that a query without an order gives the same answer each time and a simulation replays.
        new(RowQuery.Answer(query, store.Read(query.Table, rows => Among(query, rows).Where(row => RowQuery.Holds(query, row.Row)).OrderBy(row => row.Key, StringComparer.Ordinal).Select(row => row.Row).ToArray())));

    /// <inheritdoc/>
    public async ValueTask<(IReadOnlyList<TRow> Rows, IReadOnlyList<object> Owners)> QueryWithOwnersAsync<TRow>(Query<TRow> query, CancellationToken cancellationToken)
        where TRow : class
    {
        var rows = await QueryAsync(query, cancellationToken);
        var (owner, property) = query.Table.Owner!.Value;
        var keys = rows.Select(row => RowShape.Key([RowShape.Of(query.Table).Value(row, property)])).Distinct();
        return (rows, store.Read(owner, owners => keys.Select(owners.Find).OfType<object>().ToArray()));
    }

    /// <inheritdoc/>
    public ValueTask<int> CountAsync<TRow>(Query<TRow> query, CancellationToken cancellationToken)
        where TRow : class => new(store.Read(query.Table, rows => Among(query, rows).Count(row => RowQuery.Holds(query, row.Row))));

    private static IEnumerable<(string Key, TRow Row)> Among<TRow>(Query<TRow> query, MemoryTable rows)
        where TRow : class
    {
        var shape = RowShape.Of(query.Table);
        return rows.Among(Texts(query)).Select(row => (row.Key, (TRow)shape.Show(row.Value)));
    }

    private static IEnumerable<(string Property, string Text)> Texts<TRow>(Query<TRow> query)
        where TRow : class =>
        from condition in query.Conditions
        where condition is { Comparison: Comparison.Equal, Value: string } && RowShape.Of(query.Table).IsText(condition.Property)
        select (condition.Property, (string)condition.Value!);

    /// <inheritdoc/>
    public ValueTask CommitAsync(IReadOnlyCollection<RowWrite> writes, CancellationToken cancellationToken)
    {
        store.Commit(writes);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
