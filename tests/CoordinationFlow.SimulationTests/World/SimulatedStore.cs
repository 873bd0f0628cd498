using CoordinationFlow.Persistence.Memory;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.SimulationTests.World;

/// <summary>The memory store as one node sees it: every call waits for its turn and may fail.</summary>
internal sealed class SimulatedStore(MemoryStore inner, Node node, Seams seams, Faults faults, Action<IReadOnlySet<string>> committed) : IStore
{
    public IStepTransaction Begin() => new Transaction(this, inner.Begin());

    private sealed class Transaction(SimulatedStore store, IStepTransaction inner) : IStepTransaction
    {
        private readonly HashSet<string> _instances = new(StringComparer.Ordinal);

        public bool HasWrites => inner.HasWrites;

        public async ValueTask<TRow?> FindAsync<TRow>(Table<TRow> table, CancellationToken cancellationToken, params object[] key)
            where TRow : class
        {
            await TurnAsync("finds " + table.Name);
            return await inner.FindAsync(table, cancellationToken, key);
        }

        public async ValueTask<IReadOnlyList<TRow>> QueryAsync<TRow>(Query<TRow> query, CancellationToken cancellationToken)
            where TRow : class
        {
            await TurnAsync("asks " + query.Table.Name);
            return await inner.QueryAsync(query, cancellationToken);
        }

        public void Insert<TRow>(Table<TRow> table, TRow row)
            where TRow : class
        {
            Touch(row);
            inner.Insert(table, row);
        }

        public void Update<TRow>(Table<TRow> table, TRow row)
            where TRow : class
        {
            Touch(row);
            inner.Update(table, row);
        }

        public void Delete<TRow>(Table<TRow> table, TRow row)
            where TRow : class
        {
            Touch(row);
            inner.Delete(table, row);
        }

        public void OnCommitted(Action action) => inner.OnCommitted(action);

        public async ValueTask CommitAsync(CancellationToken cancellationToken)
        {
            await TurnAsync("commits");
            await inner.CommitAsync(cancellationToken);
            store.Committed(_instances);
            await store.Seams.TurnAsync(store.Node, "hears of its commit");
            if (store.Faults.Strikes(Fault.ReplyLost, 40))
            {
                throw new StoreFailedException("The reply to the commit is lost.");
            }
        }

        public ValueTask DisposeAsync() => inner.DisposeAsync();

        private void Touch(object row)
        {
            if (Owned.InstanceOf(row) is { } instanceId)
            {
                _instances.Add(instanceId);
            }
        }

        private async Task TurnAsync(string what)
        {
            await store.Seams.TurnAsync(store.Node, what);
            if (store.Faults.Strikes(Fault.StoreFails, 120))
            {
                throw new StoreFailedException("The store is away.");
            }
        }
    }

    private Node Node => node;

    private Seams Seams => seams;

    private Faults Faults => faults;

    private void Committed(IReadOnlySet<string> instances) => committed(instances);
}
