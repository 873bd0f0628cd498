using CoordinationFlow.Coordination.Dossiers;
using CoordinationFlow.Coordination.Sessions;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Coordination.Deadlines;

/// <summary>
/// Before something takes effect by the clock, what participants had sent by then is counted (D12; domain 3.3): before a close and a reminder the
/// answers of those asked, before the cutoff also liftings and consents of everybody counted, before a review of kept reservations those of their holders.
/// </summary>
internal sealed class AnswersBeforeDue(IStore store, IAnswersTaken answers)
{
    /// <summary>Whether the row may take effect; the proof is asked for and waited for a moment.</summary>
    public async ValueTask<bool> AreTakenAsync(DueRow row, CancellationToken cancellationToken)
    {
        if (row.Kind is not (DueKinds.Reminder or DueKinds.Close or DueKinds.Cutoff or DueKinds.Review))
        {
            return true;
        }

        await using var transaction = store.Begin();
        if (await transaction.FindAsync(DossierRow.Table, cancellationToken, row.DossierId) is not { } dossier)
        {
            return true;
        }

        var awaited = Awaited(row, SnapshotJson.Read(dossier.Snapshot));
        return awaited.Length == 0 || await answers.UntilAsync(awaited, row.DueAt, cancellationToken);
    }

    private static string[] Awaited(DueRow row, DossierSnapshot dossier) => row.Kind switch
    {
        DueKinds.Review => [.. dossier.Lifts.Where(lift => lift.IsOpen).Select(lift => lift.Participant)],
        DueKinds.Cutoff => [.. Asked(dossier).Union(dossier.State is DossierState.InRound or DossierState.Assessing or DossierState.Escalated ? dossier.Counted : [])],
        _ when dossier.OpenRound?.Number == row.Round => Asked(dossier),
        _ => [],
    };

    /// <summary>Those asked in the open round, but for those whose task was taken from them: a retired participant's queue is gone.</summary>
    private static string[] Asked(DossierSnapshot dossier) =>
        [.. dossier.OpenRound?.Tasks.Values.Where(task => task.State is not (TaskState.Cancelled or TaskState.Transferred)).Select(task => task.Participant) ?? []];
}
