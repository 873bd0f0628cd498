using System.Collections.Concurrent;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Persistence.Memory;

/// <summary>Rows in this process alone: for the command line, simulations and tests. Keeps the contract of the databases.</summary>
public sealed class MemoryStore : IStore
{
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, object>> _tables = new();
    private readonly Lock _commit = new();

    /// <inheritdoc/>
    public IStepTransaction Begin() => new MemoryTransaction(this);

    internal ConcurrentDictionary<string, object> Rows(Table table) => _tables.GetOrAdd(table.Name, _ => new());

    // All is checked before anything is written, so a conflict leaves nothing behind.
    internal void Commit(IReadOnlyCollection<MemoryWrite> writes)
    {
        lock (_commit)
        {
            foreach (var write in writes)
            {
                Check(write);
            }

            foreach (var write in writes)
            {
                var rows = Rows(write.Table);
                if (write.Row is null)
                {
                    rows.TryRemove(write.Key, out _);
                }
                else
                {
                    rows[write.Key] = RowShape.Of(write.Table).WithVersion(write.Row, (write.ReadVersion ?? 0) + 1);
                }
            }
        }
    }

    private void Check(MemoryWrite write)
    {
        var exists = Rows(write.Table).TryGetValue(write.Key, out var row);
        if (write.IsInsert)
        {
            if (exists)
            {
                throw new StoreConflictException(write.Table.Name, "a row of that key exists");
            }
        }
        else if (!exists || RowShape.Of(write.Table).VersionOf(row!) != write.ReadVersion)
        {
            throw new StoreConflictException(write.Table.Name, "the row has moved");
        }
    }
}
