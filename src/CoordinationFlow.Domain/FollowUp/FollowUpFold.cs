using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.FollowUp;

/// <summary>Folds what comes after the instruction.</summary>
internal static class FollowUpFold
{
    public static DossierSnapshot? Fold(DossierSnapshot dossier, DossierEvent happened) => happened switch
    {
        ReportRecorded e => dossier with
        {
            Reports = dossier.Reports.Add(e),
            State = e.Result is ReportResult.AsInstructed or ReportResult.NotReached ? DossierState.Closed : dossier.State,
        },
        _ => null,
    };
}
