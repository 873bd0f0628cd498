using System.Collections.Immutable;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Escalation;
using CoordinationFlow.Domain.Refusals;
using CoordinationFlow.Domain.Tasks;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Participants;

/// <summary>
/// Retired with a successor: open tasks are transferred at the same deadline, a position committed stands for the successor (INV-36), who has the
/// stronger of the two seats and is asked if it was not. Without one: open tasks are cancelled, and a counted participant is excluded (domain 3.11).
/// </summary>
internal sealed class TakingUpRetirements : Handler<TakeUpRetirements>
{
    private const string NotCleared = "succession.not-cleared";

    /// <inheritdoc/>
    protected override Refusal? Handle(Happenings story, TakeUpRetirements command)
    {
        if (story.Dossier.State is DossierState.Closed or DossierState.Withdrawn)
        {
            return null;
        }

        foreach (var code in story.Dossier.Seats.Keys.Where(code => !story.Dossier.Excluded.Contains(code)).ToArray())
        {
            if (story.Context.Participants.Find(code) is { RetiredAt: { } retired } && retired <= story.At)
            {
                Retire(story, code);
            }
        }

        Attendance.Follow(story);

        return null;
    }

    private static void Retire(Happenings story, string code)
    {
        if (SuccessorOf(story, code) is not { } successor)
        {
            EndTask(story, code, TaskState.Cancelled);
            story.Add(new ParticipantChanged(code, ParticipantChanged.Retired, null));
            story.TellOutcome(OutcomeCause.Retired, code);
        }
        else if (story.Dossier.Sheet.Classification == Classification.Restricted && !successor.Cleared)
        {
            // Nothing may reach the successor and no stance may be lost: what was said stands until somebody cleared takes the seat, or it is taken.
            if (!story.Dossier.Findings.Any(finding => finding.Code == NotCleared && finding.Participant == code))
            {
                story.Add(new FindingRaised(NotCleared, code));
            }
        }
        else
        {
            Succeed(story, code, successor.Code);
        }
    }

    private static void Succeed(Happenings story, string code, string successor)
    {
        var seat = Succession.Stronger(story.Dossier, code, successor);
        if (story.RunningRound is { } round)
        {
            var asks = seat is Seat.Required or Seat.Consulted && !story.Dossier.Excluded.Contains(successor);
            if (asks && round.Tasks.ContainsKey(code) && round.Tasks.GetValueOrDefault(successor) is null or { State: TaskState.Cancelled })
            {
                story.Add(new TaskIssued(story.Context.NewId(), TaskKind.Respond, round.Number, successor));
            }

            if (seat == Seat.Pilot)
            {
                EndTask(story, successor, TaskState.Cancelled);
            }
        }

        EndTask(story, code, TaskState.Transferred);
        story.Add(new ParticipantChanged(code, ParticipantChanged.Retired, null, successor));
        story.TellOutcome(OutcomeCause.Retired, code);
    }

    private static void EndTask(Happenings story, string code, TaskState state)
    {
        if (story.Dossier.OpenRound is { } round && round.Tasks.GetValueOrDefault(code) is { IsOpen: true })
        {
            story.Add(new TasksEnded(TaskKind.Respond, round.Number, [code], state));
        }
    }

    /// <summary>The participant that speaks for it now, over as many retirements as there were; null: nobody.</summary>
    private static Participant? SuccessorOf(Happenings story, string code)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var next = story.Context.Participants.Find(code)?.Successor; next is not null && seen.Add(next); next = story.Context.Participants.Find(next)?.Successor)
        {
            if (story.Context.Participants.Find(next) is { RetiredAt: null } successor)
            {
                return successor;
            }
        }

        return null;
    }
}
