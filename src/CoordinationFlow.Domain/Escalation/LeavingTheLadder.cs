using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Escalation;

/// <summary>How a dossier leaves the ladder without a decision (domain 3.2, D10; 3.13).</summary>
internal static class LeavingTheLadder
{
    /// <summary>The last block was lifted: an open level is resolved, and the dossier is assessed.</summary>
    public static void Lifted(Happenings story) => Leave(story, LevelExit.ResolvedByLifting, "Lifted");

    /// <summary>The cutoff came and does not lead to an abstention: an open level lapses, and the dossier is assessed.</summary>
    public static void Cutoff(Happenings story) => Leave(story, LevelExit.Lapsed, "Cutoff");

    /// <summary>The dossier ends: an open sitting is called off.</summary>
    public static void CallOff(Happenings story)
    {
        if (story.Dossier.OpenSitting() is { } sitting)
        {
            story.Add(new SittingCancelled(sitting.Number));
        }
    }

    private static void Leave(Happenings story, LevelExit exit, string cause)
    {
        if (story.Dossier.State == DossierState.Escalated)
        {
            story.Add(story.Dossier.OpenSitting() is { } sitting ? new LevelClosed(sitting.Number, sitting.Level, exit) : new LadderLeft(cause));
        }
    }
}
