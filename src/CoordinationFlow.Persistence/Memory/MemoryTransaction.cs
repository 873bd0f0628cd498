using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Persistence.Memory;

/// <summary>Committed rows overlaid by this transaction's own writes.</summary>
internal sealed class MemoryTransaction(MemoryStore store) : IStepTransaction
{
    private readonly Dictionary<(Table, string), MemoryWrite> _writes = [];
    private readonly List<Action> _committed = [];

    /// <inheritdoc/>
    public bool HasWrites => _writes.Count > 0;

    /// <inheritdoc/>
    public ValueTask<TRow?> FindAsync<TRow>(Table<TRow> table, CancellationToken cancellationToken, params object[] key)
        where TRow : class
    {
        var name = RowShape.Key(key);
        return new(_writes.TryGetValue((table, name), out var write)
            ? (TRow?)write.Row
            : (TRow?)store.Rows(table).GetValueOrDefault(name));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<TRow>> QueryAsync<TRow>(Query<TRow> query, CancellationToken cancellationToken)
        where TRow : class
    {
        // By key, so that a query without an order gives the same answer each time and a simulation replays.
        var rows = store.Rows(query.Table).Where(row => !_writes.ContainsKey((query.Table, row.Key)))
            .Concat(_writes.Values.Where(write => write.Table == query.Table && write.Row is not null).Select(write => KeyValuePair.Create(write.Key, write.Row!)))
            .OrderBy(row => row.Key, StringComparer.Ordinal)
            .Select(row => (TRow)row.Value);
        return new(MemoryQuery.Answer(query, rows));
    }

    /// <inheritdoc/>
    public void Insert<TRow>(Table<TRow> table, TRow row)
        where TRow : class
    {
        var key = RowShape.Of(table).KeyOf(row);
        var deleted = _writes.GetValueOrDefault((table, key));
        if (deleted?.Row is not null)
        {
            throw new StoreConflictException(table.Name, "a row of that key exists");
        }

        _writes[(table, key)] = new(table, key, RowShape.Of(table).WithVersion(row, 1), deleted is null or { IsInsert: true }, deleted?.ReadVersion);
    }

    /// <inheritdoc/>
    public void Update<TRow>(Table<TRow> table, TRow row)
        where TRow : class => Put(table, row, row);

    /// <inheritdoc/>
    public void Delete<TRow>(Table<TRow> table, TRow row)
        where TRow : class
    {
        var key = RowShape.Of(table).KeyOf(row);
        if (_writes.GetValueOrDefault((table, key)) is { IsInsert: true })
        {
            _writes.Remove((table, key));
        }
        else
        {
            Put(table, row, null);
        }
    }

    /// <inheritdoc/>
    public void OnCommitted(Action action) => _committed.Add(action);

    /// <inheritdoc/>
    public ValueTask CommitAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        store.Commit(_writes.Values);
        _committed.ForEach(action => action());
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void Put(Table table, object row, object? replacement)
    {
        var shape = RowShape.Of(table);
        var key = shape.KeyOf(row);
        var earlier = _writes.GetValueOrDefault((table, key));
        _writes[(table, key)] = earlier is null
            ? new(table, key, replacement, IsInsert: false, shape.VersionOf(row))
            : earlier with { Row = replacement };
    }
}
