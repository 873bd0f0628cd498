using CoordinationFlow.SimulationTests.World;
using CoordinationFlow.Workflows.Bookmarks;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.SimulationTests.Mutations;

/// <summary>Writes new bookmarks after everything else, in a transaction of their own.</summary>
internal sealed class SplitStore(IStore inner, Node node, Seams seams) : IStore
{
    public IStepTransaction Begin() => new Transaction(this, inner.Begin());

    private sealed class Transaction(SplitStore store, IStepTransaction transaction) : RecordingTransaction(transaction)
    {
        private readonly List<BookmarkRow> _bookmarks = [];

        public override void Insert<TRow>(Table<TRow> table, TRow row)
        {
            if (row is BookmarkRow bookmark)
            {
                _bookmarks.Add(bookmark);
                return;
            }

            base.Insert(table, row);
        }

        public override async ValueTask CommitAsync(CancellationToken cancellationToken)
        {
            await Inner.CommitAsync(cancellationToken);
            if (_bookmarks.Count == 0)
            {
                return;
            }

            await store.Seams.TurnAsync(store.Node, "begins its second commit");
            await using var second = store.Inner.Begin();
            _bookmarks.ForEach(bookmark => second.Insert(BookmarkRow.Table, bookmark));
            await second.CommitAsync(cancellationToken);
        }
    }

    private IStore Inner => inner;

    private Node Node => node;

    private Seams Seams => seams;
}
