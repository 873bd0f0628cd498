using CoordinationFlow.Coordination.Deadlines;
using CoordinationFlow.Coordination.Dossiers;
using CoordinationFlow.Coordination.Sessions;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Coordination.Participants;

/// <summary>
/// What a change of calendar or participants asks of open dossiers: each gets a row that is due at once, in the transaction of the change, so that
/// none is forgotten if the process ends between the two.
/// </summary>
public sealed class OpenDossiers(SessionParts parts)
{
    /// <summary>After everything else that is due at an instant.</summary>
    private const int Last = 9;

    /// <summary>Has every open round's deadline reckoned anew.</summary>
    public async Task ReckonAnewAsync(IStepTransaction transaction, CancellationToken cancellationToken)
    {
        var open = await transaction.QueryAsync(DossierRow.Table.Where(nameof(DossierRow.State), Comparison.Equal, nameof(DossierState.InRound)), cancellationToken);
        Arm(transaction, DueKinds.Calendar, open.Select(dossier => dossier.Id));
    }

    /// <summary>Has every dossier in which the participant has a seat take up that it is retired from then on (UTC).</summary>
    public async Task TakeUpRetirementAsync(string participant, DateTimeOffset from, IStepTransaction transaction, CancellationToken cancellationToken)
    {
        var seats = await transaction.QueryAsync(DossierSeatRow.Table.Where(nameof(DossierSeatRow.Participant), Comparison.Equal, participant), cancellationToken);
        Arm(transaction, DueKinds.Participants, seats.Select(seat => seat.DossierId), from);
    }

    private void Arm(IStepTransaction transaction, string kind, IEnumerable<string> dossiers, DateTimeOffset? from = null)
    {
        var now = Instants.ToMilliseconds(parts.Clock.GetUtcNow());
        now = from > now ? from.Value : now;
        foreach (var dossierId in dossiers)
        {
            transaction.Insert(DueRow.Table, new DueRow { Id = $"{dossierId}/{kind}/{parts.Identity.NewId()}", DossierId = dossierId, Kind = kind, DueAt = now, Priority = Last });
        }

        transaction.OnCommitted(parts.Due.Wake);
    }
}
