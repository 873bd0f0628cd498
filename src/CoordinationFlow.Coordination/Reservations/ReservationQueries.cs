using System.Collections.Immutable;
using CoordinationFlow.Coordination.Board;
using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Coordination.Dossiers;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Reservations;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Coordination.Reservations;

/// <inheritdoc cref="IReservationQueries"/>
public sealed class ReservationQueries(IStore store) : IReservationQueries
{
    /// <inheritdoc/>
    public async Task<Page<ReservationLine>?> ReservationsAsync(Caller caller, string? cursor, int take, CancellationToken cancellationToken)
    {
        if (!ListedDossiers.MaySee(caller))
        {
            return null;
        }

        await using var transaction = store.Begin();
        var query = ReservationRow.Table.All.OrderBy(nameof(ReservationRow.ReviewAt)).OrderBy(nameof(ReservationRow.TaskId)).Take(take + 1);
        var rows = await transaction.QueryAsync(Cursor.Read(cursor) is var (at, id) ? query.After(at, id) : query, cancellationToken);
        var page = rows.Take(take).ToArray();
        var dossiers = await ListedDossiers.ReadAsync(transaction, page.Select(row => row.DossierId), cancellationToken);
        var lines = page.Select(row => LineOf(dossiers[row.DossierId], row.TaskId));
        return new Page<ReservationLine>([.. lines], rows.Count > take ? Cursor.Write((page[^1].ReviewAt, page[^1].TaskId)) : null);
    }

    private static ReservationLine LineOf(DossierSnapshot dossier, string taskId)
    {
        var (lift, sheet) = (dossier.FindLift(taskId)!, dossier.Sheet);
        var paragraphs = dossier.Kept.Where(kept => kept.Participant == lift.Participant).ToImmutableSortedDictionary(kept => kept.Paragraph, kept => kept.Stance);
        return new ReservationLine(dossier.Id, sheet.Reference, sheet.Title, lift.Participant, paragraphs, lift.IssuedAt, lift.ReviewAt, lift.Reviews, sheet.Meeting);
    }
}
