using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Refusals;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Reservations;

/// <summary>
/// Gives a Lift task to those that hold back and have none (domain 3.4). Before adoption it runs until the cutoff, or until the review date where
/// none is nearer; after adoption each holder has its task already, and is reminded by its review date.
/// </summary>
internal sealed class AskingToLift : Handler<AskToLift>
{
    /// <inheritdoc/>
    protected override Refusal? Handle(Happenings story, AskToLift command)
    {
        var dossier = story.Dossier;
        if (dossier.State is not (DossierState.InRound or DossierState.Assessing or DossierState.Escalated))
        {
            return new Refusal("state.wrong");
        }

        var holders = AHolderIsAskedWhileItHolds.Holders(dossier).Where(code => string.IsNullOrEmpty(command.Participant) || code == command.Participant).ToArray();
        if (holders.Length == 0)
        {
            return new Refusal("state.wrong", "participant");
        }

        var review = AHolderIsAskedWhileItHolds.ReviewDate(story);
        var until = dossier is { Cutoff: { } cutoff, CutoffIsReached: false } && cutoff < review ? cutoff : review;
        foreach (var holder in holders.Where(code => !AHolderIsAskedWhileItHolds.HasTask(dossier, code)))
        {
            story.Add(new LiftAsked(story.Context.NewId(), holder, until, IsKept: false));
        }

        return null;
    }
}

/// <summary>A review date has passed: whoever still holds its reservation is reminded, and has another date (domain 3.19, 3.21).</summary>
internal sealed class Reviewing : Handler<ReviewReservations>
{
    /// <inheritdoc/>
    protected override Refusal? Handle(Happenings story, ReviewReservations command)
    {
        var due = story.Dossier.Lifts.Where(lift => lift is { IsOpen: true, IsKept: true } && story.At >= lift.ReviewAt.AddSeconds(1)).Select(lift => lift.Participant).ToArray();
        if (due.Length > 0)
        {
            story.Add(new ReservationsReviewed([.. due], AHolderIsAskedWhileItHolds.ReviewDate(story)));
        }

        return null;
    }
}
