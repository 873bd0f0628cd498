using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Refusals;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Positions.Rules;

/// <summary>The pilot may not say N unless its role was transferred first (domain 3.5): <c>position.pilot-competence</c>.</summary>
internal sealed record ThePilotIsCompetent(PositionContent Content, bool IsPilot) : IRule
{
    /// <inheritdoc/>
    public Refusal? Broken() => IsPilot && Content.Default == Stance.NoCompetence ? new Refusal("position.pilot-competence", "default") : null;
}
