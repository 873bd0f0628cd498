using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Reopening;

/// <summary>Folds a reopening: the records become former ones, the rounds are not used up any more, and what was said stands.</summary>
internal static class ReopeningFold
{
    public static DossierSnapshot? Fold(DossierSnapshot dossier, DossierEvent happened) => happened switch
    {
        Reopened e => dossier with
        {
            State = DossierState.Preparing,
            PositionNo = e.Position,
            FormerAdoptions = dossier.Adoption is { } adoption ? dossier.FormerAdoptions.Add(adoption) : dossier.FormerAdoptions,
            FormerAbstentions = dossier.Abstention is { } abstention ? dossier.FormerAbstentions.Add(abstention) : dossier.FormerAbstentions,
            Adoption = null,
            Abstention = null,
            GoneOnWithout = [],
            RestsOn = Level.L0,
            Rounds = [.. dossier.Rounds.Select(round => round with { CountsForLimit = false })],
        },
        _ => null,
    };
}
