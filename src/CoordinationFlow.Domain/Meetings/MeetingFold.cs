using CoordinationFlow.Domain.Dossiers;

namespace CoordinationFlow.Domain.Meetings;

/// <summary>Folds what becomes of the meeting: a cutoff that comes later than the one reached is armed anew.</summary>
internal static class MeetingFold
{
    public static DossierSnapshot? Fold(DossierSnapshot dossier, DossierEvent happened) => happened switch
    {
        MeetingMoved e => dossier with
        {
            Sheet = dossier.Sheet with { Meeting = e.Meeting },
            Cutoff = e.Cutoff,
            MeetingMoves = dossier.MeetingMoves + 1,
            CutoffIsReached = dossier.CutoffIsReached && e.Cutoff is { } cutoff && e.At >= cutoff.AddSeconds(1),
        },
        _ => null,
    };
}
