using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Participants;
using CoordinationFlow.Domain.Refusals;

namespace CoordinationFlow.Domain.Positions.Rules;

/// <summary>A retired participant answers no more, nor one that somebody else speaks for by now, whatever its stamp (domain 3.11): <c>participant.retired</c>.</summary>
internal sealed record AParticipantIsNotRetired(Participant? Participant, DateTimeOffset At, bool IsSucceeded) : IRule
{
    /// <inheritdoc/>
    public Refusal? Broken() => IsSucceeded || (Participant?.RetiredAt is { } retired && retired <= At) ? new Refusal("participant.retired") : null;
}
