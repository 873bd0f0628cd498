using System.Collections.Immutable;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Refusals;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Rounds.Rules;

/// <summary>A full round asks at least one Required besides the pilot; a supplementary one asks those with a seat (domain 3.2, D1): <c>round.nobody-asked</c>.</summary>
internal sealed record SomebodyBesidesThePilotIsAsked(DossierSnapshot Dossier, ImmutableArray<string> Ask) : IRule
{
    /// <inheritdoc/>
    public Refusal? Broken()
    {
        if (Ask.IsEmpty)
        {
            return Dossier.CountedSeats.Any(code => code != Dossier.Sheet.Pilot && !Dossier.Excluded.Contains(code)) ? null : new Refusal("round.nobody-asked", "required");
        }

        return Ask.All(code => Dossier.Seats.GetValueOrDefault(code, Seat.Observer) is Seat.Required or Seat.Consulted) ? null : new Refusal("round.nobody-asked", "ask");
    }
}
