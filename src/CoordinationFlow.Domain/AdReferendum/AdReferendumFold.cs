using CoordinationFlow.Domain.Dossiers;

namespace CoordinationFlow.Domain.AdReferendum;

/// <summary>Folds what becomes of the duty to give a definitive position.</summary>
internal static class AdReferendumFold
{
    public static DossierSnapshot? Fold(DossierSnapshot dossier, DossierEvent happened) => happened switch
    {
        DefinitivePositionDue e => dossier with { Definitive = new DefinitiveDuty(e.Due, e.Vote, e.Version) },
        DefinitivePosition e => dossier with { Definitive = dossier.Definitive! with { State = e.State } },
        _ => null,
    };
}
