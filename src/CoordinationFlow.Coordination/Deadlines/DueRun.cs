using CoordinationFlow.Coordination.Desk;
using CoordinationFlow.Domain.AdReferendum;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Findings;
using CoordinationFlow.Domain.Impacts;
using CoordinationFlow.Domain.Participants;
using CoordinationFlow.Domain.Reservations;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Domain.Rounds;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Coordination.Deadlines;

/// <summary>
/// Fires what has fallen due for dossiers, in the order of instant and priority: a reminder, a round's close, the cutoff. Each is one
/// command of the clock whose effective instant is the planned one; the desk deletes the due row in the same transaction, so that it
/// takes effect once however many nodes try. Fires late rather than never: a round whose answers may still be under way waits for them (D12).
/// Thread-safe.
/// </summary>
public sealed class DueRun(IStore store, ICommandDesk desk, IAnswersTaken answers)
{
    private const int Window = 400;
    private const int MostDossiersAtOnce = 64;
    private static readonly TimeSpan AskAgain = TimeSpan.FromMilliseconds(100);
    private readonly AnswersBeforeDue _answers = new(store, answers);

    /// <summary>The next planned instant (UTC), or null if nothing is armed. A kind that is not played is passed over.</summary>
    public async Task<DateTimeOffset?> NextAsync(CancellationToken cancellationToken, string? except = null)
    {
        await using var transaction = store.Begin();
        var rows = await transaction.QueryAsync(InOrder(except).Take(1), cancellationToken);
        return rows.Count == 0 ? null : rows[0].DueAt;
    }

    /// <summary>
    /// Fires everything planned at or before <paramref name="until"/> and returns what came of it: within a dossier in order, dossiers side by
    /// side, so that their commits go together. What is refused or fails stays where it is and keeps no other dossier; the failure is thrown
    /// when the others have been fired, several as <see cref="AggregateException"/>.
    /// </summary>
    public async Task<IReadOnlyList<CommandOutcome>> FireDueAsync(DateTimeOffset until, CancellationToken cancellationToken)
    {
        var (outcomes, failures, held) = (new List<CommandOutcome>(), new List<Exception>(), new HashSet<string>(StringComparer.Ordinal));
        while (await DueAsync(until, held, cancellationToken) is { Count: > 0 } rows)
        {
            var fired = await Task.WhenAll(OwnShare(rows).Select(dossier => FireInOrderAsync([.. dossier], cancellationToken)));
            outcomes.AddRange(fired.SelectMany(each => each.Outcomes));
            failures.AddRange(fired.Select(each => each.Failure).OfType<Exception>());
            held.UnionWith(fired.SelectMany(each => each.Held).Select(row => row.Id));
        }

        return failures.Count switch
        {
            0 => outcomes,
            1 => throw failures[0],
            _ => throw new AggregateException(failures),
        };
    }

    /// <summary>Fires the first row planned at or before <paramref name="until"/>; null if there is none. A kind that is not played is passed over.</summary>
    public async Task<CommandOutcome?> FireFirstAsync(DateTimeOffset until, CancellationToken cancellationToken, string? except = null)
    {
        await using var transaction = store.Begin();
        var rows = await transaction.QueryAsync(InOrder(except).Where(nameof(DueRow.DueAt), Comparison.AtMost, until).Take(1), cancellationToken);
        if (rows.Count == 0)
        {
            return null;
        }

        while (!await _answers.AreTakenAsync(rows[0], cancellationToken))
        {
            await Task.Delay(AskAgain, cancellationToken);
        }

        return await FireAsync(rows[0], cancellationToken);
    }

    private async Task<IReadOnlyList<DueRow>> DueAsync(DateTimeOffset until, HashSet<string> held, CancellationToken cancellationToken)
    {
        await using var transaction = store.Begin();
        var query = InOrder().Where(nameof(DueRow.DueAt), Comparison.AtMost, until).Take(Window + held.Count);
        return [.. (await transaction.QueryAsync(query, cancellationToken)).Where(row => !held.Contains(row.Id))];
    }

    // In a rush every node sees the same rows. Each begins with other dossiers, by a hash that is each process's own, so that they seldom do the same work.
    private static IEnumerable<IGrouping<string, DueRow>> OwnShare(IReadOnlyList<DueRow> rows)
    {
        IGrouping<string, DueRow>[] dossiers = [.. rows.GroupBy(row => row.DossierId)];
        return dossiers.Length <= MostDossiersAtOnce ? dossiers : dossiers.OrderBy(dossier => string.GetHashCode(dossier.Key, StringComparison.Ordinal)).Take(MostDossiersAtOnce);
    }

    private async Task<Fired> FireInOrderAsync(DueRow[] rows, CancellationToken cancellationToken)
    {
        var outcomes = new List<CommandOutcome>(rows.Length);
        for (var i = 0; i < rows.Length; i++)
        {
            try
            {
                if (!await _answers.AreTakenAsync(rows[i], cancellationToken))
                {
                    return new(outcomes, null, rows[i..]);
                }

                outcomes.Add(await FireAsync(rows[i], cancellationToken));
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                return new(outcomes, failure, rows[i..]);
            }
        }

        return new(outcomes, null, rows.Where((_, i) => outcomes[i].Refusal is not null));
    }

    private Task<CommandOutcome> FireAsync(DueRow row, CancellationToken cancellationToken) => desk.HandleAsync(EnvelopeOf(row), cancellationToken);

    /// <summary>The clock's command for a row, with the planned instant as its effective one.</summary>
    internal static CommandEnvelope EnvelopeOf(DueRow row)
    {
        DossierCommand command = row.Kind switch
        {
            DueKinds.Reminder => new SendReminder(row.DossierId, row.Round, Enum.Parse<ReminderKind>(row.Reminder!)),
            DueKinds.Close => new CloseRound(row.DossierId, row.Round),
            DueKinds.Cutoff => new ReachCutoff(row.DossierId),
            DueKinds.Definitive => new ReachDefinitiveDue(row.DossierId),
            DueKinds.Finding => new ReviewFindings(row.DossierId),
            DueKinds.Review => new ReviewReservations(row.DossierId),
            DueKinds.Participants => new TakeUpRetirements(row.DossierId),
            DueKinds.Calendar => new ReckonDeadlineAnew(row.DossierId),
            _ => throw new InvalidOperationException($"Nothing knows what to do when '{row.Kind}' falls due."),
        };
        return new CommandEnvelope(command, Actor.Clock, row.DueAt) { DueId = row.Id };
    }

    private static Query<DueRow> InOrder(string? except = null) =>
        (except is null ? DueRow.Table.All : DueRow.Table.Where(nameof(DueRow.Kind), Comparison.NotEqual, except)).OrderBy(nameof(DueRow.DueAt)).OrderBy(nameof(DueRow.Priority)).OrderBy(nameof(DueRow.Id));

    private sealed record Fired(IReadOnlyList<CommandOutcome> Outcomes, Exception? Failure, IEnumerable<DueRow> Held);
}
