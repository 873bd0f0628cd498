using CoordinationFlow.Persistence.Memory;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.SimulationTests.Invariants;

/// <summary>Reads what is committed, without seams.</summary>
internal sealed class StoredRows(MemoryStore store)
{
    public TRow? Find<TRow>(Table<TRow> table, string id)
        where TRow : class => store.Begin().FindAsync(table, CancellationToken.None, id).AsTask().GetAwaiter().GetResult();

    /// <summary>The rows that belong to an instance.</summary>
    public IReadOnlyList<TRow> Of<TRow>(Table<TRow> table, string instanceId)
        where TRow : class => Ask(table.Where("InstanceId", Comparison.Equal, instanceId));

    public IReadOnlyList<TRow> All<TRow>(Table<TRow> table)
        where TRow : class => Ask(table.All);

    private IReadOnlyList<TRow> Ask<TRow>(Query<TRow> query)
        where TRow : class => store.Begin().QueryAsync(query, CancellationToken.None).AsTask().GetAwaiter().GetResult();
}
