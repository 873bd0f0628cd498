using System.Collections.Concurrent;
using System.Reflection;
using System.Text;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Benchmarks.Measures;

/// <summary>A store that counts what passes through it: transactions that wrote, and the bytes of the rows' contents in them.</summary>
internal sealed class CountingStore(IStore inner) : IStore
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = new();
    private long _transactions;
    private long _bytes;

    /// <summary>Committed transactions that wrote something.</summary>
    public long Transactions => Interlocked.Read(ref _transactions);

    /// <summary>Bytes of the contents of inserted and updated rows.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <inheritdoc/>
    public IStepTransaction Begin() => new Counting(this, inner.Begin());

    private static long SizeOf(object row) =>
        Properties.GetOrAdd(row.GetType(), type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            .Sum(property => property.GetValue(row) switch { null => 0L, string text => Encoding.UTF8.GetByteCount(text), _ => 8L });

    private sealed class Counting(CountingStore store, IStepTransaction inner) : IStepTransaction
    {
        private long _bytes;

        public bool HasWrites => inner.HasWrites;

        public ValueTask<TRow?> FindAsync<TRow>(Table<TRow> table, CancellationToken cancellationToken, params object[] key)
            where TRow : class => inner.FindAsync(table, cancellationToken, key);

        public ValueTask<IReadOnlyList<TRow>> QueryAsync<TRow>(Query<TRow> query, CancellationToken cancellationToken)
            where TRow : class => inner.QueryAsync(query, cancellationToken);

        public ValueTask<int> CountAsync<TRow>(Query<TRow> query, CancellationToken cancellationToken)
            where TRow : class => inner.CountAsync(query, cancellationToken);

        public void Insert<TRow>(Table<TRow> table, TRow row)
            where TRow : class
        {
            _bytes += SizeOf(row);
            inner.Insert(table, row);
        }

        public void Update<TRow>(Table<TRow> table, TRow row)
            where TRow : class
        {
            _bytes += SizeOf(row);
            inner.Update(table, row);
        }

        public void Delete<TRow>(Table<TRow> table, TRow row)
            where TRow : class => inner.Delete(table, row);

        public void OnCommitted(Action action) => inner.OnCommitted(action);

        public async ValueTask CommitAsync(CancellationToken cancellationToken)
        {
            var writes = inner.HasWrites;
            await inner.CommitAsync(cancellationToken);
            if (writes)
            {
                Interlocked.Increment(ref store._transactions);
                Interlocked.Add(ref store._bytes, _bytes);
            }
        }

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
