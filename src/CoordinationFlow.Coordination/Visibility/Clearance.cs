using System.Text.Json;
using CoordinationFlow.Coordination.Participants;
using CoordinationFlow.Domain.Audit;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Participants;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Coordination.Visibility;

/// <summary>Whether a participant is cleared for a dossier, as the store says at this moment: a clearance that was taken away counts at once.</summary>
internal static class Clearance
{
    /// <summary>What the role may see of the dossier. Roles over all dossiers belong to no participant; whoever gives them answers for their clearance.</summary>
    public static async ValueTask<DossierVisibility> VisibilityAsync(this IStepTransaction transaction, DossierSnapshot dossier, Role role, string? participant, CancellationToken cancellationToken) =>
        new(dossier, role, participant, await IsClearedAsync(transaction, dossier, participant, cancellationToken));

    private static async ValueTask<bool> IsClearedAsync(IStepTransaction transaction, DossierSnapshot dossier, string? participant, CancellationToken cancellationToken) =>
        dossier.Sheet.Classification != Classification.Restricted || participant is null
        || (await transaction.FindAsync(ReferenceRow.Table, cancellationToken, ReferenceKinds.Participant, participant) is { } row
            && JsonSerializer.Deserialize<Participant>(row.Json, CanonicalJson.Options) is { Cleared: true });
}
