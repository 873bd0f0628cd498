using System.Collections.Concurrent;
using CoordinationFlow.Coordination.Deadlines;
using CoordinationFlow.Coordination.Desk;
using CoordinationFlow.Domain.Refusals;
using CoordinationFlow.Persistence.Memory;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.UnitTests.Coordination.Deadlines;

public sealed class DueRunTests
{
    private static readonly DateTimeOffset Noon = new(2027, 1, 11, 12, 0, 0, TimeSpan.Zero);
    private readonly MemoryStore _store = new();

    [Fact]
    public async Task Dossiers_whose_commands_fail_or_are_refused_keep_no_other_from_being_fired()
    {
        await ArmAsync([.. Rows("fails", 70, 0), .. Rows("refused", 70, 1), .. Rows("good", 150, 2)]);
        var desk = new Desk(_store);

        var failures = await Assert.ThrowsAsync<AggregateException>(() => new DueRun(_store, desk, new Taken()).FireDueAsync(Noon.AddHours(1), TestContext.Current.CancellationToken));

        Assert.Equal(70, failures.InnerExceptions.Count);
        Assert.Equal(150, desk.Done.Count);
        Assert.Equal(140, (await RowsLeftAsync()).Count);
    }

    [Fact]
    public async Task What_falls_due_for_one_dossier_is_fired_in_order_and_stops_at_a_failure()
    {
        await ArmAsync([Row("good", 3), Row("good", 1), Row("good", 2), Row("fails", 1), Row("fails", 2)]);
        var desk = new Desk(_store);

        await Assert.ThrowsAsync<InvalidOperationException>(() => new DueRun(_store, desk, new Taken()).FireDueAsync(Noon.AddHours(1), TestContext.Current.CancellationToken));

        Assert.Equal(["good 1", "good 2", "good 3"], desk.Done);
        Assert.Equal(1, desk.Failed);
    }

    [Fact]
    public async Task What_is_not_yet_due_stays()
    {
        await ArmAsync([Row("good", 1), Row("good", 90)]);

        var outcomes = await new DueRun(_store, new Desk(_store), new Taken()).FireDueAsync(Noon.AddHours(1), TestContext.Current.CancellationToken);

        Assert.Single(outcomes);
        Assert.Equal("good 90", Assert.Single(await RowsLeftAsync()).Id);
    }

    private static IEnumerable<DueRow> Rows(string kind, int count, int minute) => Enumerable.Range(0, count).Select(n => Row($"{kind}-{n:000}", minute));

    private static DueRow Row(string dossier, int minute) => new() { Id = $"{dossier} {minute}", DossierId = dossier, Kind = DueKinds.Close, Round = 1, DueAt = Noon.AddMinutes(minute), Priority = 1 };

    private async Task ArmAsync(DueRow[] rows)
    {
        await using var transaction = _store.Begin();
        Array.ForEach(rows, row => transaction.Insert(DueRow.Table, row));
        await transaction.CommitAsync(CancellationToken.None);
    }

    private async Task<IReadOnlyList<DueRow>> RowsLeftAsync()
    {
        await using var transaction = _store.Begin();
        return await transaction.QueryAsync(DueRow.Table.All, CancellationToken.None);
    }

    /// <summary>Takes out what was due, as the real one does, unless the dossier's name says that it fails or is refused.</summary>
    private sealed class Desk(IStore store) : ICommandDesk
    {
        private int _failed;

        public ConcurrentQueue<string> Done { get; } = [];

        public int Failed => _failed;

        public async Task<CommandOutcome> HandleAsync(CommandEnvelope envelope, CancellationToken cancellationToken)
        {
            var dossier = envelope.Command.DossierId;
            if (dossier.StartsWith("fails", StringComparison.Ordinal))
            {
                Interlocked.Increment(ref _failed);
                throw new InvalidOperationException(dossier);
            }

            if (dossier.StartsWith("refused", StringComparison.Ordinal))
            {
                return new CommandOutcome(dossier) { Refusal = new Refusal("state.wrong") };
            }

            await using var transaction = store.Begin();
            transaction.Delete(DueRow.Table, (await transaction.FindAsync(DueRow.Table, cancellationToken, envelope.DueId!))!);
            await transaction.CommitAsync(cancellationToken);
            Done.Enqueue(envelope.DueId!);
            return new CommandOutcome(dossier);
        }
    }

    private sealed class Taken : IAnswersTaken
    {
        public ValueTask<bool> UntilAsync(IReadOnlyCollection<string> participants, DateTimeOffset instant, CancellationToken cancellationToken) => ValueTask.FromResult(true);
    }
}
