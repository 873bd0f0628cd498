using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Coordination.Sessions;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Coordination.Dossiers;

/// <summary>Dossiers behind a page of a list that goes over all of them, for those who see all.</summary>
internal static class ListedDossiers
{
    /// <summary>Whether the caller sees every dossier: coordinator, secretariat, auditor.</summary>
    public static bool MaySee(Caller caller) => caller.Role is Role.Coordinator or Role.Secretariat or Role.Auditor;

    /// <summary>The dossiers of those ids, each once, with their titles: whoever asks has made sure that the caller may read them.</summary>
    public static async Task<Dictionary<string, DossierSnapshot>> ReadAsync(IStepTransaction transaction, IEnumerable<string> ids, CancellationToken cancellationToken)
    {
        string[] wanted = [.. ids.Distinct()];
        var rows = wanted.Length == 0 ? [] : await transaction.QueryAsync(DossierRow.Table.Where(nameof(DossierRow.Id), Comparison.In, wanted), cancellationToken);
        var dossiers = new Dictionary<string, DossierSnapshot>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var dossier = SnapshotJson.Read(row.Snapshot);
            dossiers[row.Id] = dossier with { Sheet = await DossierTexts.TitledAsync(transaction, dossier, cancellationToken) };
        }

        return dossiers;
    }
}
