using CoordinationFlow.Domain.Adoption;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Escalation;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Coordination.Dossiers;

/// <summary>What a dossier waits for, as a resource key: the first thing that its page says (domain E1 8).</summary>
public static class Waiting
{
    /// <summary>The key of a dossier that waits for nothing, or for nothing that the caller is told.</summary>
    public const string Nothing = "wait.nothing";

    /// <summary>Every key that <see cref="KeyOf"/> gives.</summary>
    public static IReadOnlyList<string> Keys { get; } =
        ["wait.circulation", "wait.round", "wait.pilot-revises", "wait.coordinator-adopts", "wait.coordinator-chooses", "wait.consent", "wait.level", "wait.next-level", "wait.meeting", Nothing];

    /// <summary>The key for a dossier as it stands.</summary>
    public static string KeyOf(DossierSnapshot dossier) => dossier.State switch
    {
        DossierState.Preparing => "wait.circulation",
        DossierState.InRound => "wait.round",
        DossierState.Assessing => Assessing(dossier),
        DossierState.Escalated => dossier.OpenSitting() is null ? "wait.next-level" : "wait.level",
        DossierState.InFollowUp or DossierState.Adopted or DossierState.Abstained => "wait.meeting",
        _ => Nothing,
    };

    private static string Assessing(DossierSnapshot dossier)
    {
        if (dossier.LastRound?.Now?.Outcome == Outcome.Diverged)
        {
            return dossier.Rounds.Count(round => round.CountsForLimit) < dossier.Sheet.MaxRounds ? "wait.pilot-revises" : "wait.coordinator-chooses";
        }

        return AdoptionGate.Closed(dossier) is null ? "wait.coordinator-adopts"
            : dossier.LastRound?.Now?.Outcome == Outcome.Converged ? "wait.consent"
            : "wait.coordinator-chooses";
    }
}
