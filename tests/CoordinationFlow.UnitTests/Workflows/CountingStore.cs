using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.UnitTests.Workflows;

/// <summary>Counts what is asked of a store: reads by table, and rows written.</summary>
internal sealed class CountingStore(IStore inner) : IStore
{
    public List<string> Calls { get; } = [];

    public IStepTransaction Begin() => new Counting(inner.Begin(), Calls);

    private sealed class Counting(IStepTransaction inner, List<string> calls) : IStepTransaction
    {
        public bool HasWrites => inner.HasWrites;

        public ValueTask<TRow?> FindAsync<TRow>(Table<TRow> table, CancellationToken cancellationToken, params object[] key) where TRow : class
        {
            calls.Add("find " + table.Name);
            return inner.FindAsync(table, cancellationToken, key);
        }

        public ValueTask<IReadOnlyList<TRow>> QueryAsync<TRow>(Query<TRow> query, CancellationToken cancellationToken) where TRow : class
        {
            calls.Add("query " + query.Table.Name);
            return inner.QueryAsync(query, cancellationToken);
        }

        public void Insert<TRow>(Table<TRow> table, TRow row) where TRow : class
        {
            calls.Add("insert " + table.Name);
            inner.Insert(table, row);
        }

        public void Update<TRow>(Table<TRow> table, TRow row) where TRow : class
        {
            calls.Add("update " + table.Name);
            inner.Update(table, row);
        }

        public void Delete<TRow>(Table<TRow> table, TRow row) where TRow : class
        {
            calls.Add("delete " + table.Name);
            inner.Delete(table, row);
        }

        public void OnCommitted(Action action) => inner.OnCommitted(action);

        public ValueTask CommitAsync(CancellationToken cancellationToken)
        {
            calls.Add("commit");
            return inner.CommitAsync(cancellationToken);
        }

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
