using CoordinationFlow.Domain.Divergence;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Refusals;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Escalation.Rules;

/// <summary>
/// The ladder is entered where views diverge, or are incomplete and the coordinator says why; the next level where the one before has left it
/// without agreement (domain 3.2, D5 and D8): <c>level.order</c>.
/// </summary>
internal sealed record ALevelMayBeEntered(DossierSnapshot Dossier, string? Reason) : IRule
{
    /// <inheritdoc/>
    public Refusal? Broken() => Dossier.State switch
    {
        DossierState.Escalated => Dossier.OpenSitting() is null ? null : Ladders.OutOfOrder,
        DossierState.Assessing when Dossier.LastRound is not null => Dossier.Assess().Outcome switch
        {
            Outcome.Diverged => null,
            Outcome.Incomplete when !string.IsNullOrWhiteSpace(Reason) => null,
            _ => Ladders.OutOfOrder,
        },
        _ => Ladders.OutOfOrder,
    };
}
