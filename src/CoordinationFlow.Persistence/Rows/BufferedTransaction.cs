using System.Data.Common;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Persistence.Rows;

/// <summary>Committed rows overlaid by this transaction's own writes, which are gathered and handed to the store together.</summary>
internal sealed class BufferedTransaction(IRowSource source) : IStepTransaction
{
    private readonly Dictionary<(Table, string), RowWrite> _writes = [];
    private readonly FoundRows _found = new();
    private readonly Dictionary<(Table, string), object> _owners = [];
    private readonly List<Action> _committed = [];

    /// <inheritdoc/>
    public bool HasWrites => _writes.Count > 0;

    /// <inheritdoc/>
    public async ValueTask<TRow?> FindAsync<TRow>(Table<TRow> table, CancellationToken cancellationToken, params object[] key)
        where TRow : class
    {
        var place = (table.Whole, RowShape.Key(key));
        if (_writes.TryGetValue(place, out var write))
        {
            return Shown(table, write);
        }

        if (_owners.TryGetValue(place, out var owner))
        {
            return (TRow)RowShape.Of(table).Show(owner);
        }

        var row = await AskAsync(() => source.FindAsync(table, key, cancellationToken));
        if (row is not null)
        {
            _found.Add(table, row);
        }

        return row;
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<TRow>> QueryAsync<TRow>(Query<TRow> query, CancellationToken cancellationToken)
        where TRow : class
    {
        var own = _writes.Values.Where(write => write.Table == query.Table.Whole).ToArray();
        if (own.Length == 0)
        {
            return await ReadAsync(query, cancellationToken);
        }

        // As many rows more as this transaction may have deleted or moved away.
        var stored = await ReadAsync(query.Limit is { } limit ? query.Take(limit + query.Offset + own.Length).Skip(0) : query, cancellationToken);
        var shape = RowShape.Of(query.Table);
        var rows = stored.Where(row => !_writes.ContainsKey((query.Table.Whole, shape.KeyOf(row)))).Concat(own.Select(write => Shown(query.Table, write)).OfType<TRow>());
        return RowQuery.Answer(query, rows);
    }

    /// <inheritdoc/>
    public async ValueTask<int> CountAsync<TRow>(Query<TRow> query, CancellationToken cancellationToken)
        where TRow : class =>
        _writes.Values.Any(write => write.Table == query.Table.Whole)
            ? (await QueryAsync(query with { Limit = null, Offset = 0 }, cancellationToken)).Count
            : await AskAsync(() => source.CountAsync(query, cancellationToken));

    /// <inheritdoc/>
    public void Insert<TRow>(Table<TRow> table, TRow row)
        where TRow : class
    {
        RefusePart(table);
        var key = RowShape.Of(table).KeyOf(row);
        var deleted = _writes.GetValueOrDefault((table, key));
        if (deleted?.Row is not null)
        {
            throw new StoreConflictException(table.Name, "a row of that key exists");
        }

        _writes[(table, key)] = new(table, key, RowShape.Of(table).WithVersion(row, 1), deleted is null or { IsInsert: true }, deleted?.ReadVersion, deleted?.Read);
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
    public async ValueTask CommitAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_writes.Count > 0)
        {
            await AskAsync(async () =>
            {
                await source.CommitAsync(_writes.Values, cancellationToken);
                return true;
            });
        }

        _committed.ForEach(action => action());
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => source.DisposeAsync();

    private async ValueTask<IReadOnlyList<TRow>> ReadAsync<TRow>(Query<TRow> query, CancellationToken cancellationToken)
        where TRow : class
    {
        IReadOnlyList<TRow> rows;
        if (query.BringsOwners)
        {
            (rows, var owners) = await AskAsync(() => source.QueryWithOwnersAsync(query, cancellationToken));
            var table = query.Table.Owner!.Value.Table;
            foreach (var owner in owners)
            {
                _owners[(table, RowShape.Of(table).KeyOf(owner))] = owner;
                _found.Add(table, owner);
            }
        }
        else
        {
            rows = await AskAsync(() => source.QueryAsync(query, cancellationToken));
        }

        foreach (var row in rows)
        {
            _found.Add(query.Table, row);
        }

        return rows;
    }

    private static async ValueTask<T> AskAsync<T>(Func<ValueTask<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (DbException failure)
        {
            throw new StoreFailedException($"The database failed: {failure.Message}", failure);
        }
    }

    private static TRow? Shown<TRow>(Table<TRow> table, RowWrite write)
        where TRow : class => write.Row is { } row ? (TRow)RowShape.Of(table).Show(row) : null;

    private static void RefusePart(Table table)
    {
        if (table.IsPart)
        {
            throw new NotSupportedException($"{table.RowType.Name} shows rows of {table.Name}; it is not written.");
        }
    }

    private void Put(Table table, object row, object? replacement)
    {
        RefusePart(table);
        var shape = RowShape.Of(table);
        var key = shape.KeyOf(row);
        var earlier = _writes.GetValueOrDefault((table, key));
        _writes[(table, key)] = earlier is null
            ? new(table, key, replacement, IsInsert: false, shape.VersionOf(row), row) { Stored = replacement is null ? null : _found.Find(table, key, shape.VersionOf(row)) }
            : earlier with { Row = replacement };
    }
}
