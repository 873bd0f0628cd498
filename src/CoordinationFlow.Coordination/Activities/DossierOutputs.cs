using CoordinationFlow.Domain.Divergence;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.Workflows.Activities;

namespace CoordinationFlow.Coordination.Activities;

/// <summary>What a flow may know of its dossier to choose its way: codes and counts, never who or what was said (design, section 4).</summary>
internal static class DossierOutputs
{
    /// <summary>The output that says what the cutoff found.</summary>
    public static OutputDescriptor CutoffFinding { get; } = new("CutoffFinding", "String", "What the cutoff found: Abstain, Choose or Adoptable; empty before it.");

    /// <summary>The output that says what the positions come to.</summary>
    public static OutputDescriptor Outcome { get; } = new("Outcome", "String", "Converged, Diverged or Incomplete.");

    /// <summary>The output that says how many rounds are left.</summary>
    public static OutputDescriptor RoundsLeft { get; } = new("RoundsLeft", "Int32", "Full rounds that the dossier still allows.");

    /// <summary>Sets the outputs that Collect positions, Look at the outcome and the waits for a person have in common.</summary>
    public static void Set(ActivityContext context, DossierSnapshot dossier)
    {
        var round = dossier.LastRound;
        context.SetOutput(Outcome.Name, round?.Now?.Outcome.ToString() ?? "");
        context.SetOutput("Unbroken", IsUnbroken(dossier));
        context.SetOutput(RoundsLeft.Name, CountRoundsLeft(dossier));
        context.SetOutput("SupplementaryLeft", SupplementaryLeft(dossier));
        context.SetOutput(CutoffFinding.Name, dossier.CutoffIsReached ? Finding(dossier) : "");
    }

    /// <summary>A silence round closed by its deadline, converged, and nobody broke the silence.</summary>
    public static bool IsUnbroken(DossierSnapshot dossier) =>
        dossier.LastRound is { Procedure: Procedure.Silence, State: RoundState.Closed, Now.Outcome: Domain.Words.Outcome.Converged } && dossier.SilenceIsUnbroken();

    /// <summary>Full rounds that the dossier still allows.</summary>
    public static int CountRoundsLeft(DossierSnapshot dossier) => Math.Max(0, dossier.Sheet.MaxRounds - dossier.Rounds.Count(round => round.CountsForLimit));

    /// <summary>Only after a round that lacks answers and was not cut short; counted from the last full round.</summary>
    private static int SupplementaryLeft(DossierSnapshot dossier)
    {
        if (dossier.LastRound is not { ClosedBy: RoundCloser.Deadline, Now.Reason: IncompleteReason.NoAnswer })
        {
            return 0;
        }

        var since = dossier.Rounds.Reverse().TakeWhile(round => round.Role == RoundRole.Supplementary).Count();
        return Math.Max(0, dossier.Sheet.SupplementaryRounds - since);
    }

    private static string Finding(DossierSnapshot dossier) =>
        !Domain.Adoption.AdoptionGate.Blockers(dossier).IsEmpty ? nameof(Domain.Words.CutoffFinding.Abstain)
        : Domain.Adoption.AdoptionGate.Closed(dossier) is null ? nameof(Domain.Words.CutoffFinding.Adoptable)
        : nameof(Domain.Words.CutoffFinding.Choose);
}
