using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Coordination.Dossiers;
using CoordinationFlow.Coordination.Sessions;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Coordination.Visibility;

/// <summary>A dossier as it is stored, for a caller who may know of it.</summary>
internal static class SeenDossier
{
    /// <summary>The dossier and what the caller sees of it; null: it is not there, for the caller.</summary>
    public static async Task<(DossierSnapshot Dossier, DossierVisibility Visibility)?> FindAsync(IStepTransaction transaction, Caller caller, string dossierId, CancellationToken cancellationToken)
    {
        if (await transaction.FindAsync(DossierRow.Table, cancellationToken, dossierId) is not { } row)
        {
            return null;
        }

        var dossier = SnapshotJson.Read(row.Snapshot);
        var visibility = await transaction.VisibilityAsync(dossier, caller.Role, caller.Participant, cancellationToken);
        return visibility.CanSee ? (dossier, visibility) : null;
    }
}
