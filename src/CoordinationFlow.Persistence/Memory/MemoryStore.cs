using CoordinationFlow.Persistence.Rows;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Persistence.Memory;

/// <summary>Rows in this process alone: for the command line, simulations and tests. Keeps the contract of the databases and completes synchronously.</summary>
public sealed class MemoryStore : IStore
{
    private readonly Dictionary<string, MemoryTable> _tables = [];
    private readonly Lock _lock = new();

    /// <inheritdoc/>
    public IStepTransaction Begin() => new BufferedTransaction(new MemoryRows(this));

    /// <summary>Reads a table while nobody writes.</summary>
    internal T Read<T>(Table table, Func<MemoryTable, T> read)
    {
        lock (_lock)
        {
            return read(Of(table.Whole));
        }
    }

    /// <summary>Writes all or none: everything is checked before anything is written.</summary>
    internal void Commit(IReadOnlyCollection<RowWrite> writes)
    {
        lock (_lock)
        {
            var touched = writes.ToDictionary(write => (write.Table.Name, write.Key));
            foreach (var write in writes)
            {
                Of(write.Table).Check(write);
                CheckOwner(write, touched);
            }

            foreach (var table in writes.Select(write => write.Table).Distinct().ToArray())
            {
                Of(table).Write([.. writes.Where(write => write.Table == table)]);
            }
        }
    }

    private MemoryTable Of(Table table)
    {
        if (!_tables.TryGetValue(table.Name, out var rows))
        {
            _tables[table.Name] = rows = new MemoryTable(table);
        }

        return rows;
    }

    /// <summary>A foreign key: a row's owner is there after the commit, and no row outlives its owner.</summary>
    private void CheckOwner(RowWrite write, Dictionary<(string, string), RowWrite> touched)
    {
        bool IsThere(Table table, string key) => touched.TryGetValue((table.Name, key), out var own) ? own.Row is not null : Of(table).Find(key) is not null;
        if (write is { Row: { } row, Table.Owner: { } owner } && !IsThere(owner.Table, RowShape.Key([RowShape.Of(write.Table).Value(row, owner.Property)])))
        {
            throw new StoreConflictException(write.Table.Name, $"there is no {owner.Table.Name} that it belongs to");
        }

        if (write.Row is null && _tables.Values.FirstOrDefault(table => table.HasOwned(write, key => IsThere(table.Table, key))) is { } owned)
        {
            throw new StoreConflictException(write.Table.Name, $"a {owned.Table.Name} belongs to it");
        }
    }
}
