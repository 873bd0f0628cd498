using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Adoption;

/// <summary>
/// The policy coordination scale after L. Metcalfe (1994), with our own rule of measurement (domain 5.4): levels 1 to 6; the levels above
/// need what is attached before circulation.
/// </summary>
public static class CoordinationScale
{
    /// <summary>The level reached and the level tried, over the dossier's whole life.</summary>
    public static (int Reached, int Tried) Of(DossierSnapshot dossier)
    {
        var reached = dossier.Rounds.IsEmpty ? 1
            : !dossier.WasAnswered ? 2
            : dossier.Adoption is not { } adopted ? 3
            : IsPolitical(adopted.Level) ? 6
            : dossier.WasBlocked ? 5 : 4;
        var sat = dossier.Sittings.Where(sitting => sitting.Sat).Select(sitting => sitting.Level).ToArray();
        var fullRounds = dossier.Rounds.Count(round => round is { Role: RoundRole.Full, State: RoundState.Closed });
        return (reached, Array.Exists(sat, IsPolitical) ? 6 : sat.Length > 0 || fullRounds >= 2 ? 5 : reached);
    }

    private static bool IsPolitical(Level level) => level is Level.L2 or Level.L3 or Level.K;
}
