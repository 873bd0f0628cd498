using System.Globalization;
using CoordinationFlow.Coordination.Findings;
using CoordinationFlow.Coordination.Impacts;
using CoordinationFlow.Coordination.Instructions;
using CoordinationFlow.Coordination.Reservations;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Workflows.Runtime;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Coordination.Sessions;

/// <summary>Writes the rows of the lists that go over all dossiers (reservations, impacts, findings, instructions): only what changed, so that a step that concerns none costs nothing.</summary>
internal sealed class ListWriting(Step step)
{
    public async ValueTask WriteAsync(DossierSnapshot before, DossierSnapshot after)
    {
        await SyncAsync(ReservationRow.Table, Reservations(before), Reservations(after), row => [row.TaskId], (row, stored) => row with { RowVersion = stored.RowVersion });
        await SyncAsync(ImpactRow.Table, Impacts(before), Impacts(after), row => [row.DossierId], (row, stored) => row with { RowVersion = stored.RowVersion });
        await SyncAsync(FindingRow.Table, Findings(before), Findings(after), row => [row.DossierId, row.Number], (row, stored) => row with { RowVersion = stored.RowVersion });
        await SyncAsync(InstructionRow.Table, Instructions(before), Instructions(after), row => [row.DossierId, row.No], (row, stored) => row with { RowVersion = stored.RowVersion });
    }

    private static IEnumerable<ReservationRow> Reservations(DossierSnapshot dossier) =>
        dossier.Lifts.Where(lift => lift is { IsOpen: true, IsKept: true }).Select(lift => new ReservationRow { TaskId = lift.Id, DossierId = dossier.Id, ReviewAt = lift.ReviewAt });

    private static IEnumerable<ImpactRow> Impacts(DossierSnapshot dossier) =>
        dossier.OpenRound is { Impact: not null } round ? [new ImpactRow { DossierId = dossier.Id, Deadline = round.Deadline }] : [];

    private static IEnumerable<FindingRow> Findings(DossierSnapshot dossier) =>
        dossier.Findings.Select(finding => new FindingRow { DossierId = dossier.Id, Number = finding.Number, IsOpen = finding.IsOpen, At = finding.At, Place = Place(dossier, finding.Number) });

    private static IEnumerable<InstructionRow> Instructions(DossierSnapshot dossier) =>
        dossier.InstructionProofs.Values.Select(proof => new InstructionRow { DossierId = dossier.Id, No = proof.No, IssuedAt = proof.IssuedAt, Place = Place(dossier, proof.No) });

    private static string Place(DossierSnapshot dossier, int number) => string.Create(CultureInfo.InvariantCulture, $"{dossier.Id}/{number:D5}");

    private async ValueTask SyncAsync<TRow>(Table<TRow> table, IEnumerable<TRow> before, IEnumerable<TRow> after, Func<TRow, object[]> key, Func<TRow, TRow, TRow> asStored)
        where TRow : class
    {
        string KeyOf(TRow row) => string.Join('/', key(row));
        var (had, has) = (before.ToDictionary(KeyOf), after.ToDictionary(KeyOf));
        foreach (var id in had.Keys.Union(has.Keys))
        {
            var (old, wanted) = (had.GetValueOrDefault(id), has.GetValueOrDefault(id));
            if (Equals(old, wanted))
            {
                continue;
            }

            var stored = old is null ? null : await step.Transaction.FindAsync(table, step.CancellationToken, key(old));
            if (wanted is null)
            {
                step.Transaction.Delete(table, stored!);
            }
            else if (stored is null)
            {
                step.Transaction.Insert(table, wanted);
            }
            else
            {
                step.Transaction.Update(table, asStored(wanted, stored));
            }
        }
    }
}
