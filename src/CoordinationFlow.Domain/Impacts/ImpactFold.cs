using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Rounds;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Impacts;

/// <summary>Folds impacts: the last one waits at its round until it is answered, or the deadline changes otherwise.</summary>
internal static class ImpactFold
{
    public static DossierSnapshot? Fold(DossierSnapshot dossier, DossierEvent happened) => happened switch
    {
        CalendarImpact e => dossier.Change(e.Round, round => round with { Impact = new Impact(ImpactKind.Calendar, e.Proposal, e.At), Reckoned = e.Proposal }),
        DeadlineBeyondCutoff e => dossier.Change(e.Round, round => round with { Impact = new Impact(ImpactKind.Cutoff, e.Proposal, e.At) }),
        ImpactKept e => dossier.Change(e.Round, round => round with { Impact = null }),
        ImpactLapsed e => dossier.Change(e.Round, round => round with { Impact = round.Impact is { Kind: ImpactKind.Calendar } ? null : round.Impact, Reckoned = round.Deadline }),
        _ => null,
    };
}
