using CoordinationFlow.Domain.Adoption;
using CoordinationFlow.Domain.Divergence;
using CoordinationFlow.Domain.Escalation;
using CoordinationFlow.Domain.Refusals;
using CoordinationFlow.Domain.Rounds;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Dossiers;

/// <summary>
/// The cutoff, one second after it (domain 3.2): closes an open round, and says what it found. What follows is the flow's: abstain where
/// something blocks, ask where somebody did not answer, alarm where it could be adopted.
/// </summary>
internal sealed class ReachingTheCutoff : Handler<ReachCutoff>
{
    /// <inheritdoc/>
    protected override Refusal? Handle(Happenings story, ReachCutoff command)
    {
        var dossier = story.Dossier;
        if (dossier.Cutoff is not { } cutoff || dossier.CutoffIsReached || story.At < cutoff.AddSeconds(1))
        {
            return null;
        }

        if (dossier.State == DossierState.Preparing)
        {
            story.Add(new CutoffPassed());
        }

        if (dossier.State is not (DossierState.InRound or DossierState.Assessing or DossierState.Escalated))
        {
            return null;
        }

        if (dossier.OpenRound is { } round)
        {
            Closing.Close(story, round, RoundCloser.Cutoff);
        }

        var found = Found(story.Dossier with { CutoffIsReached = true });
        if (found != CutoffFinding.Abstain)
        {
            LeavingTheLadder.Cutoff(story);
        }

        story.Add(new CutoffReached(found));
        return null;
    }

    private static CutoffFinding Found(DossierSnapshot dossier) =>
        !AdoptionGate.Blockers(dossier).IsEmpty ? CutoffFinding.Abstain
        : dossier.Assess().Outcome == Outcome.Incomplete && AdoptionGate.Closed(dossier) is not null ? CutoffFinding.Choose
        : CutoffFinding.Adoptable;
}
