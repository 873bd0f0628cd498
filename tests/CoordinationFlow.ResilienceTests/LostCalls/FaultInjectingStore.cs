using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.ResilienceTests.LostCalls;

/// <summary>What goes wrong with a call of the store.</summary>
public enum Loss
{
    /// <summary>It never reaches the database.</summary>
    OfTheCall,

    /// <summary>It takes effect, and its caller does not learn of it.</summary>
    OfTheReply,

    /// <summary>Nothing; but another node has done the same just before it.</summary>
    OfTheRace,
}

/// <summary>A store of which one call is lost: the n-th find, query or commit since it was armed. Not thread-safe.</summary>
internal sealed class FaultInjectingStore(IStore inner) : IStore
{
    private int _left;
    private Loss _loss;

    /// <summary>Whether a call was lost since it was armed.</summary>
    public bool HasLost { get; private set; }

    /// <summary>What another node does before the call that loses the race.</summary>
    public Func<Task> Rival { get; set; } = () => Task.CompletedTask;

    /// <summary>Calls that came since it was armed.</summary>
    public int Calls { get; private set; }

    /// <summary>Lets the call of that number be lost; 0: none.</summary>
    public void Arm(int number, Loss loss) => (_left, _loss, HasLost, Calls) = (number, loss, false, 0);

    /// <inheritdoc/>
    public IStepTransaction Begin() => new Transaction(inner.Begin(), this);

    private async ValueTask<T> CallAsync<T>(Func<ValueTask<T>> call)
    {
        Calls++;
        var isLost = --_left == 0;
        HasLost |= isLost;
        if (isLost && _loss == Loss.OfTheCall)
        {
            throw Lost();
        }

        if (isLost && _loss == Loss.OfTheRace)
        {
            await Rival();
            return await call();
        }

        var result = await call();
        return isLost ? throw Lost() : result;
    }

    private static StoreFailedException Lost() => new("The connection was lost.", new IOException());

    private sealed class Transaction(IStepTransaction inner, FaultInjectingStore store) : IStepTransaction
    {
        public bool HasWrites => inner.HasWrites;

        public ValueTask<TRow?> FindAsync<TRow>(Table<TRow> table, CancellationToken cancellationToken, params object[] key)
            where TRow : class => store.CallAsync(() => inner.FindAsync(table, cancellationToken, key));

        public ValueTask<IReadOnlyList<TRow>> QueryAsync<TRow>(Query<TRow> query, CancellationToken cancellationToken)
            where TRow : class => store.CallAsync(() => inner.QueryAsync(query, cancellationToken));

        public void Insert<TRow>(Table<TRow> table, TRow row)
            where TRow : class => inner.Insert(table, row);

        public void Update<TRow>(Table<TRow> table, TRow row)
            where TRow : class => inner.Update(table, row);

        public void Delete<TRow>(Table<TRow> table, TRow row)
            where TRow : class => inner.Delete(table, row);

        public void OnCommitted(Action action) => inner.OnCommitted(action);

        public async ValueTask CommitAsync(CancellationToken cancellationToken) => await store.CallAsync(async () =>
        {
            await inner.CommitAsync(cancellationToken);
            return true;
        });

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
