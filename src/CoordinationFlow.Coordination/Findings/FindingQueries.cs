using CoordinationFlow.Coordination.Board;
using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Coordination.Dossiers;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Coordination.Findings;

/// <inheritdoc cref="IFindingQueries"/>
public sealed class FindingQueries(IStore store) : IFindingQueries
{
    /// <inheritdoc/>
    public async Task<Page<FindingLine>?> FindingsAsync(Caller caller, bool open, string? cursor, int take, CancellationToken cancellationToken)
    {
        if (!ListedDossiers.MaySee(caller))
        {
            return null;
        }

        await using var transaction = store.Begin();
        var query = FindingRow.Table.Where(nameof(FindingRow.IsOpen), Comparison.Equal, open).OrderBy(nameof(FindingRow.At), descending: true).OrderBy(nameof(FindingRow.Place), descending: true).Take(take + 1);
        var rows = await transaction.QueryAsync(Cursor.Read(cursor) is var (at, id) ? query.After(at, id) : query, cancellationToken);
        var page = rows.Take(take).ToArray();
        var dossiers = await ListedDossiers.ReadAsync(transaction, page.Select(row => row.DossierId), cancellationToken);
        var lines = new List<FindingLine>(page.Length);
        foreach (var row in page)
        {
            lines.Add(await LineAsync(transaction, dossiers[row.DossierId], row.Number, cancellationToken));
        }

        return new Page<FindingLine>([.. lines], rows.Count > take ? Cursor.Write((page[^1].At, page[^1].Place)) : null);
    }

    /// <inheritdoc/>
    public async Task<FindingLine?> FindingAsync(Caller caller, string dossierId, int number, CancellationToken cancellationToken)
    {
        await using var transaction = store.Begin();
        return ListedDossiers.MaySee(caller)
            && (await ListedDossiers.ReadAsync(transaction, [dossierId], cancellationToken)).TryGetValue(dossierId, out var dossier) && number >= 1 && number <= dossier.Findings.Length
            ? await LineAsync(transaction, dossier, number, cancellationToken)
            : null;
    }

    private static async Task<FindingLine> LineAsync(IStepTransaction transaction, DossierSnapshot dossier, int number, CancellationToken cancellationToken)
    {
        var finding = dossier.Findings[number - 1];
        return new FindingLine(dossier.Id, dossier.Sheet.Reference, dossier.Sheet.Title, number, finding.Code, finding.Participant, finding.At, finding.State)
        {
            Owner = finding.Owner,
            Review = finding.Review,
            IsOverdue = finding.IsOverdue,
            Remark = finding.RemarkHash is { } remark ? await new DossierTexts(transaction, dossier).SentenceAsync(remark, cancellationToken) : null,
            Seats = [.. dossier.Seats.Keys],
        };
    }
}
