using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Impacts;
using CoordinationFlow.Domain.Refusals;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.Domain.WorkingTime;

namespace CoordinationFlow.Domain.Meetings;

/// <summary>
/// Moves the meeting. The derived cutoff moves with it, a given one stays; the open round's deadline never moves by itself: one that now lies
/// beyond the cutoff is put before the coordinator (domain 3.10). A cutoff that has passed already when it becomes known closes nothing.
/// </summary>
internal sealed class MovingTheMeeting : Handler<MoveMeeting>
{
    /// <inheritdoc/>
    protected override Refusal? Handle(Happenings story, MoveMeeting command)
    {
        if (story.Dossier.State is DossierState.Closed or DossierState.Withdrawn)
        {
            return new Refusal("state.wrong");
        }

        if (command.Date == story.Dossier.Sheet.Meeting || command.Date < BrusselsTime.LocalDate(story.At) || command.Date.Year > 2200)
        {
            return new Refusal("input.invalid", "date");
        }

        var cutoff = story.Dossier.Sheet.Cutoff is { } given ? BrusselsTime.Deadline(given) : story.Context.Calendar.CutoffBefore(command.Date);
        story.Add(new MeetingMoved(command.Date, cutoff));
        if (story.At >= cutoff.AddSeconds(1) && !story.Dossier.CutoffIsReached)
        {
            story.Add(new CutoffPassed());
        }

        if (story.RunningRound is { } round && round.Deadline > cutoff)
        {
            story.Add(new DeadlineBeyondCutoff(round.Number, round.Deadline, cutoff));
        }

        return null;
    }
}
