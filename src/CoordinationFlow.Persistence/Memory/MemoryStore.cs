using System.Collections.Concurrent;
using CoordinationFlow.Persistence.Rows;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Persistence.Memory;

/// <summary>Rows in this process alone: for the command line, simulations and tests. Keeps the contract of the databases and completes synchronously.</summary>
public sealed class MemoryStore : IStore
{
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, object>> _tables = new();
    private readonly Lock _commit = new();

    /// <inheritdoc/>
    public IStepTransaction Begin() => new BufferedTransaction(new MemoryRows(this));

    internal ConcurrentDictionary<string, object> Rows(Table table) => _tables.GetOrAdd(table.Name, _ => new());

    // All is checked before anything is written, so a conflict leaves nothing behind.
    internal void Commit(IReadOnlyCollection<RowWrite> writes)
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
                    rows[write.Key] = RowShape.Of(write.Table).WithVersion(write.Row, write.NextVersion);
                }
            }
        }
    }

    private void Check(RowWrite write)
    {
        var (rows, shape) = (Rows(write.Table), RowShape.Of(write.Table));
        var exists = rows.TryGetValue(write.Key, out var row);
        if (write.IsInsert ? exists : !exists || shape.VersionOf(row!) != write.ReadVersion)
        {
            throw new StoreConflictException(write.Table.Name, write.IsInsert ? "a row of that key exists" : "the row has moved");
        }

        foreach (var unique in write.Row is null ? [] : write.Table.Unique)
        {
            var value = RowShape.Key(unique.Select(property => shape.Value(write.Row!, property)));
            if (rows.Any(other => other.Key != write.Key && RowShape.Key(unique.Select(property => shape.Value(other.Value, property))) == value))
            {
                throw new StoreConflictException(write.Table.Name, $"another row has the same {string.Join(" and ", unique)}");
            }
        }
    }
}
