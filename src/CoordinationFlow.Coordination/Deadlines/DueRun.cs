using CoordinationFlow.Coordination.Desk;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Domain.Rounds;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Coordination.Deadlines;

/// <summary>
/// Fires what has fallen due for dossiers, in the order of instant and priority: a reminder, a round's close, the cutoff. Each is one
/// command of the clock whose effective instant is the planned one; the desk deletes the due row in the same transaction, so that it
/// takes effect once however many nodes try. Fires late rather than never. Thread-safe.
/// </summary>
public sealed class DueRun(IStore store, ICommandDesk desk)
{
    private const int BatchSize = 100;

    /// <summary>The next planned instant (UTC), or null if nothing is armed.</summary>
    public async Task<DateTimeOffset?> NextAsync(CancellationToken cancellationToken)
    {
        await using var transaction = store.Begin();
        var rows = await transaction.QueryAsync(InOrder().Take(1), cancellationToken);
        return rows.Count == 0 ? null : rows[0].DueAt;
    }

    /// <summary>Fires everything planned at or before <paramref name="until"/>, at most one batch, and returns what came of it.</summary>
    public async Task<IReadOnlyList<CommandOutcome>> FireDueAsync(DateTimeOffset until, CancellationToken cancellationToken)
    {
        IReadOnlyList<DueRow> rows;
        await using (var transaction = store.Begin())
        {
            rows = await transaction.QueryAsync(InOrder().Where(nameof(DueRow.DueAt), Comparison.AtMost, until).Take(BatchSize), cancellationToken);
        }

        var outcomes = new List<CommandOutcome>(rows.Count);
        foreach (var row in rows)
        {
            outcomes.Add(await FireAsync(row, cancellationToken));
        }

        return outcomes;
    }

    /// <summary>Fires the first row planned at or before <paramref name="until"/>; null if there is none.</summary>
    public async Task<CommandOutcome?> FireFirstAsync(DateTimeOffset until, CancellationToken cancellationToken)
    {
        await using var transaction = store.Begin();
        var rows = await transaction.QueryAsync(InOrder().Where(nameof(DueRow.DueAt), Comparison.AtMost, until).Take(1), cancellationToken);
        return rows.Count == 0 ? null : await FireAsync(rows[0], cancellationToken);
    }

    private Task<CommandOutcome> FireAsync(DueRow row, CancellationToken cancellationToken)
    {
        DossierCommand command = row.Kind switch
        {
            DueKinds.Reminder => new SendReminder(row.DossierId, row.Round, Enum.Parse<ReminderKind>(row.Reminder!)),
            DueKinds.Close => new CloseRound(row.DossierId, row.Round),
            DueKinds.Cutoff => new ReachCutoff(row.DossierId),
            _ => throw new InvalidOperationException($"Nothing knows what to do when '{row.Kind}' falls due."),
        };
        return desk.HandleAsync(new CommandEnvelope(command, Actor.Clock, row.DueAt) { DueId = row.Id }, cancellationToken);
    }

    private static Query<DueRow> InOrder() =>
        DueRow.Table.All.OrderBy(nameof(DueRow.DueAt)).OrderBy(nameof(DueRow.Priority)).OrderBy(nameof(DueRow.Id));
}
