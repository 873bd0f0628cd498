using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Refusals;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Positions.Rules;

/// <summary>N may only be the default stance and then allows no paragraph stances (domain 3.5): <c>position.mixed-no-competence</c>.</summary>
internal sealed record NoCompetenceIsForTheWholePosition(PositionContent Content) : IRule
{
    /// <inheritdoc/>
    public Refusal? Broken() =>
        Content.Paragraphs.ContainsValue(Stance.NoCompetence) || (Content.Default == Stance.NoCompetence && !Content.Paragraphs.IsEmpty)
            ? new Refusal("position.mixed-no-competence", "paragraphs")
            : null;
}
