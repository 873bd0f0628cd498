using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Participants;
using CoordinationFlow.Domain.Refusals;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Rounds.Rules;

/// <summary>Pilot, Required and Consulted are cleared for the classification (domain 3.2, D1): <c>dossier.not-cleared</c>, with who is not.</summary>
internal sealed record EveryoneAskedIsCleared(DossierSnapshot Dossier, IParticipantDirectory Participants) : IRule
{
    /// <inheritdoc/>
    public Refusal? Broken()
    {
        if (Dossier.Sheet.Classification != Classification.Restricted)
        {
            return null;
        }

        var not = Dossier.Seats.Where(seat => seat.Value is Seat.Pilot or Seat.Required or Seat.Consulted && !Dossier.Excluded.Contains(seat.Key) && Participants.Find(seat.Key)?.Cleared != true).Select(seat => seat.Key).ToArray();
        return not.Length == 0 ? null : new Refusal("dossier.not-cleared", "classification") { Participants = [.. not] };
    }
}
