using CoordinationFlow.Coordination.Dossiers;
using CoordinationFlow.Coordination.Sessions;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Coordination.Deadlines;

/// <summary>Before a round ends by the clock, what its participants had sent by then is counted (D12).</summary>
internal sealed class AnswersBeforeDue(IStore store, IAnswersTaken answers)
{
    /// <summary>Whether the row may take effect; the proof is asked for and waited for a moment.</summary>
    public async ValueTask<bool> AreTakenAsync(DueRow row, CancellationToken cancellationToken)
    {
        if (row.Kind is not (DueKinds.Close or DueKinds.Cutoff))
        {
            return true;
        }

        await using var transaction = store.Begin();
        return await transaction.FindAsync(DossierRow.Table, cancellationToken, row.DossierId) is not { } dossier
            || SnapshotJson.Read(dossier.Snapshot).OpenRound is not { } round
            || (row.Kind == DueKinds.Close && round.Number != row.Round)
            || await answers.UntilAsync([.. round.Tasks.Keys], row.DueAt, cancellationToken);
    }
}
