using CoordinationFlow.Domain.Dossiers;

namespace CoordinationFlow.Domain.Findings;

/// <summary>Folds findings: raised, handled, overdue.</summary>
internal static class FindingFold
{
    public static DossierSnapshot? Fold(DossierSnapshot dossier, DossierEvent happened) => happened switch
    {
        FindingRaised e => dossier with { Findings = dossier.Findings.Add(new Finding(dossier.Findings.Length + 1, e.Finding, e.Participant, e.At)) },
        FindingHandled e => Change(dossier, finding => finding.Number == e.Number, finding => finding with
        {
            State = e.State,
            Owner = e.Owner,
            Review = e.Review,
            RemarkHash = e.RemarkHash ?? finding.RemarkHash,
            IsOverdue = false,
            Since = e.At,
        }),
        FindingsOverdue e => Change(dossier, finding => e.Numbers.Contains(finding.Number), finding => finding with { IsOverdue = true }),
        _ => null,
    };

    private static DossierSnapshot Change(DossierSnapshot dossier, Func<Finding, bool> which, Func<Finding, Finding> change) =>
        dossier with { Findings = [.. dossier.Findings.Select(finding => which(finding) ? change(finding) : finding)] };
}
