using CoordinationFlow.Workflows.Instances;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.SimulationTests.Mutations;

/// <summary>
/// The last writer wins: at the commit each row is written over whatever is there by then. Not the version alone is dropped: the journal's key
/// would betray the loser too, since both write the same number.
/// </summary>
internal sealed class UncheckedStore(IStore inner) : IStore
{
    public IStepTransaction Begin() => new Transaction(inner, inner.Begin());

    private sealed class Transaction(IStore store, IStepTransaction reading) : RecordingTransaction(reading)
    {
        private readonly List<Func<IStepTransaction, ValueTask>> _writes = [];

        public override void Insert<TRow>(Table<TRow> table, TRow row)
        {
            base.Insert(table, row);
            _writes.Add(transaction => PutAsync(transaction, table, row));
        }

        public override void Update<TRow>(Table<TRow> table, TRow row)
        {
            base.Update(table, row);
            _writes.Add(transaction => PutAsync(transaction, table, row));
        }

        public override void Delete<TRow>(Table<TRow> table, TRow row)
        {
            base.Delete(table, row);
            _writes.Add(async transaction =>
            {
                if (await transaction.FindAsync(table, CancellationToken.None, KeyOf(table, row)) is { } there)
                {
                    transaction.Delete(table, there);
                }
            });
        }

        public override async ValueTask CommitAsync(CancellationToken cancellationToken)
        {
            await using var transaction = store.Begin();
            foreach (var write in _writes)
            {
                await write(transaction);
            }

            await transaction.CommitAsync(cancellationToken);
        }

        private static async ValueTask PutAsync<TRow>(IStepTransaction transaction, Table<TRow> table, TRow row)
            where TRow : class
        {
            switch (await transaction.FindAsync(table, CancellationToken.None, KeyOf(table, row)))
            {
                case null:
                    transaction.Insert(table, row);
                    break;
                case InstanceRow there:
                    transaction.Update(table, (TRow)(object)((InstanceRow)(object)row with { RowVersion = there.RowVersion }));
                    break;
                default:
                    transaction.Update(table, row);
                    break;
            }
        }

        private static object[] KeyOf<TRow>(Table<TRow> table, TRow row)
            where TRow : class => [.. table.Key.Select(name => typeof(TRow).GetProperty(name)!.GetValue(row)!)];
    }
}
