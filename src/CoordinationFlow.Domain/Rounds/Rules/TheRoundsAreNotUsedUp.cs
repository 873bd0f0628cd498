using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Refusals;

namespace CoordinationFlow.Domain.Rounds.Rules;

/// <summary>Fewer full rounds than the dossier allows were used, or the coordinator overrides with a reason (domain 3.2, D4): <c>round.limit</c>.</summary>
internal sealed record TheRoundsAreNotUsedUp(DossierSnapshot Dossier, bool Overridden) : IRule
{
    /// <inheritdoc/>
    public Refusal? Broken() =>
        Overridden || Dossier.Rounds.Count(round => round.CountsForLimit) < Dossier.Sheet.MaxRounds ? null : new Refusal("round.limit");
}
