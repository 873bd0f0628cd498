using System.Collections.Immutable;
using CoordinationFlow.Coordination.Board;
using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Coordination.Dossiers;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Coordination.Impacts;

/// <inheritdoc cref="IImpactQueries"/>
public sealed class ImpactQueries(IStore store) : IImpactQueries
{
    /// <inheritdoc/>
    public async Task<Page<ImpactLine>?> ImpactsAsync(Caller caller, string? cursor, int take, CancellationToken cancellationToken)
    {
        var seesDossiers = ListedDossiers.MaySee(caller);
        if (!seesDossiers && caller.Role != Role.Administrator)
        {
            return null;
        }

        await using var transaction = store.Begin();
        var query = ImpactRow.Table.All.OrderBy(nameof(ImpactRow.Deadline)).OrderBy(nameof(ImpactRow.DossierId)).Take(take + 1);
        var rows = await transaction.QueryAsync(Cursor.Read(cursor) is var (at, id) ? query.After(at, id) : query, cancellationToken);
        var page = rows.Take(take).ToArray();
        var dossiers = await ListedDossiers.ReadAsync(transaction, page.Select(row => row.DossierId), cancellationToken);
        var lines = page.Select(row => LineOf(dossiers[row.DossierId], seesDossiers));
        return new Page<ImpactLine>([.. lines], rows.Count > take ? Cursor.Write((page[^1].Deadline, page[^1].DossierId)) : null);
    }

    private static ImpactLine LineOf(DossierSnapshot dossier, bool seesDossiers)
    {
        var (round, sheet) = (dossier.OpenRound!, dossier.Sheet);
        var impact = round.Impact!;
        return new ImpactLine(
            dossier.Id, sheet.Reference, seesDossiers ? sheet.Title : ImmutableDictionary<string, string>.Empty, round.Number, impact.Kind, round.Deadline, impact.Proposal, impact.At, dossier.Cutoff);
    }
}
