using CoordinationFlow.Domain.Deadlines;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Refusals;
using CoordinationFlow.Domain.Rounds;
using CoordinationFlow.Domain.Tasks;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.Domain.WorkingTime;

namespace CoordinationFlow.Domain.Participants;

/// <summary>
/// Gives, changes or takes a seat (domain 3.11). Whoever is added to an open round gets a task, and the deadline becomes the later of the
/// standing one and now plus the minimum notice, for everyone; who was asked already keeps task and answer.
/// </summary>
internal sealed class SettingSeats : Handler<SetSeat>
{
    /// <inheritdoc/>
    protected override Refusal? Handle(Happenings story, SetSeat command)
    {
        var dossier = story.Dossier;
        if (Forbidden(story, command) is { } refusal)
        {
            return refusal;
        }

        var change = dossier.Seats.ContainsKey(command.Participant) ? "SeatChanged" : "Added";
        story.Add(new ParticipantChanged(command.Participant, change, command.Seat));
        if (story.RunningRound is { } round)
        {
            InOpenRound(story, command, round);
        }
        else
        {
            Escalation.Attendance.Follow(story);
            story.TellOutcome(OutcomeCause.SeatChanged, command.Participant);
        }

        return null;
    }

    private static Refusal? Forbidden(Happenings story, SetSeat command)
    {
        var dossier = story.Dossier;
        if (dossier.State is not (DossierState.Preparing or DossierState.InRound or DossierState.Assessing or DossierState.Escalated))
        {
            return new Refusal(dossier.Adoption is not null ? "adoption.done" : "state.wrong");
        }

        if (Sandbox.Is(command.Participant))
        {
            return new Refusal("input.invalid", "participant") { Participants = [command.Participant] };
        }

        var known = story.Context.Participants.Find(command.Participant);
        if (known is not { } participant || (known.RetiredAt is not null && command.Seat is not null))
        {
            return new Refusal("participant.unknown", "participant") { Participants = [command.Participant] };
        }

        var asksThem = command.Seat is Seat.Required or Seat.Consulted;
        return command.Participant == dossier.Sheet.Pilot || command.Seat == Seat.Pilot ? new Refusal("input.invalid", "seat")
            : command.Seat is null && !dossier.Seats.ContainsKey(command.Participant) ? new Refusal("participant.unknown", "participant") { Participants = [command.Participant] }
            : dossier.Seats.TryGetValue(command.Participant, out var seat) && seat == command.Seat ? new Refusal("state.wrong", "seat")
            : dossier.Sheet.Classification == Classification.Restricted && asksThem && !participant.Cleared ? new Refusal("dossier.not-cleared", "participant") { Participants = [command.Participant] }
            : null;
    }

    private static void InOpenRound(Happenings story, SetSeat command, Round round)
    {
        var task = round.Tasks.GetValueOrDefault(command.Participant);
        if (command.Seat is Seat.Required or Seat.Consulted)
        {
            if (task is null or { State: TaskState.Cancelled })
            {
                story.Add(new TaskIssued(story.Context.NewId(), TaskKind.Respond, round.Number, command.Participant));
            }

            var isAddition = task is null || command.Seat == Seat.Required;
            var earliest = MinimumNotice.Earliest(round.Procedure, story.Context);
            if (isAddition && earliest > round.Deadline)
            {
                story.ChangeDeadline(round, "ParticipantAdded", new DeadlineRule.LocalTime(BrusselsTime.Local(earliest)), earliest, null);
            }
        }
        else if (task is { IsOpen: true })
        {
            story.Add(new TasksEnded(TaskKind.Respond, round.Number, [command.Participant], TaskState.Cancelled));
        }
    }
}
