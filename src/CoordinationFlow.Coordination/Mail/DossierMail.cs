using System.Globalization;
using CoordinationFlow.Domain.Adoption;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Escalation;
using CoordinationFlow.Domain.Meetings;
using CoordinationFlow.Domain.Rounds;
using CoordinationFlow.Domain.Tasks;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.Coordination.Mail;

/// <summary>
/// What participants are mailed of a dossier's events: that they are asked, called or reminded, that a date has moved, and how it ended. What
/// coordinator and pilot are mailed follows their notices in the portal.
/// </summary>
internal sealed class DossierMail(Step step, Mailbag bag, IEnumerable<string> representations, DossierSnapshot dossier)
{
    private bool IsUrgent => dossier.LastRound?.Procedure == Procedure.Urgent;

    /// <summary>Puts the letters' items into the bag.</summary>
    public void Write(IReadOnlyCollection<DossierEvent> events)
    {
        if (!bag.IsOpen)
        {
            return;
        }

        foreach (var happened in events)
        {
            switch (happened)
            {
                case TaskIssued e: Asked(e); break;
                case TasksEnded { State: TaskState.Cancelled or TaskState.Transferred } e: Ended(e); break;
                case DeadlineChanged e: Moved(e); break;
                case ReminderSent e: Reminded(e); break;
                case AttendanceAsked e: Called(e); break;
                case AttendanceCancelled e: CalledOff(e, e.Sitting, [e.Participant]); break;
                case LevelClosed { Exit: LevelExit.ResolvedByLifting or LevelExit.Lapsed } e: CalledOff(e, e.Number, dossier.Sittings[e.Number - 1].Tasks.Keys); break;
                case SittingCancelled e: CalledOff(e, e.Number, dossier.Sittings[e.Number - 1].Tasks.Keys); break;
                case MeetingMoved e: MeetingMoved(e); break;
                case Adopted e: PutAll(Told, new LetterItem("mail.adopted", e.At)); break;
                case Abstained e: PutAll(Told, new LetterItem("mail.abstained", e.At)); break;
                case InstructionIssued e: PutAll(representations, new LetterItem("mail.instruction", e.At) { Values = [Number(e.Instruction.No)], IsUrgent = IsUrgent }); break;
                case Withdrawn e when !dossier.Rounds.IsEmpty: PutAll(Told, new LetterItem("mail.withdrawn", e.At) { Calendar = Meeting(dossier, cancelled: true) }); break;
            }
        }
    }

    private IEnumerable<string> Told => dossier.Seats.Where(seat => seat.Value is Seat.Pilot or Seat.Required or Seat.Consulted or Seat.Informed).Select(seat => seat.Key);

    private void Asked(TaskIssued e)
    {
        var round = RoundOf(e.Round);
        Put(e.Participant, new LetterItem(IsUrgent ? "mail.task-issued-urgent" : "mail.task-issued", e.At)
        {
            Values = [Instant(round.Deadline), Number(round.Number), Number(round.Version)],
            Path = $"/tasks/{e.TaskId}",
            IsUrgent = IsUrgent,
            Calendar = Deadline(round),
        });
    }

    private void Ended(TasksEnded e)
    {
        var round = RoundOf(e.Round);
        var key = e.State == TaskState.Transferred ? "mail.task-transferred"
            : dossier.OpenRound is { } next && next.Number > round.Number ? "mail.task-superseded" : "mail.task-cancelled";
        PutAll(e.Participants, new LetterItem(key, e.At) { Values = [Number(round.Number)], IsUrgent = IsUrgent, Calendar = Deadline(round) with { Sequence = round.Moves + 1, IsCancelled = true } });
    }

    private void Moved(DeadlineChanged e)
    {
        var round = RoundOf(e.Round);
        foreach (var task in round.Tasks.Values.Where(task => task.State is not (TaskState.Cancelled or TaskState.Transferred)))
        {
            Put(task.Participant, new LetterItem("mail.deadline-moved", e.At)
            {
                Values = [Instant(e.Deadline), Number(round.Number)],
                Path = $"/tasks/{task.Id}",
                IsUrgent = IsUrgent,
                Calendar = Deadline(round),
            });
        }
    }

    private void Reminded(ReminderSent e)
    {
        var round = RoundOf(e.Round);
        foreach (var task in e.To.Select(participant => round.Tasks[participant]))
        {
            Put(task.Participant, new LetterItem(task.State == TaskState.Prepared ? "mail.reminder-prepared" : "mail.reminder", e.At)
            {
                Values = [Instant(round.Deadline)],
                Path = $"/tasks/{task.Id}",
                IsUrgent = IsUrgent,
            });
        }
    }

    private void Called(AttendanceAsked e) => Put(e.Participant, new LetterItem("mail.attend-called", e.At)
    {
        Values = [$"level.{dossier.Sittings[e.Sitting - 1].Level}", Instant(dossier.Sittings[e.Sitting - 1].PlannedAt)],
        IsUrgent = IsUrgent,
        Calendar = Of(dossier.Sittings[e.Sitting - 1]),
    });

    private void CalledOff(DossierEvent e, int number, IEnumerable<string> participants) => PutAll(participants, new LetterItem("mail.attend-cancelled", e.At)
    {
        Values = [$"level.{dossier.Sittings[number - 1].Level}"],
        IsUrgent = IsUrgent,
        Calendar = Of(dossier.Sittings[number - 1]) with { Sequence = 1, IsCancelled = true },
    });

    private void MeetingMoved(MeetingMoved e)
    {
        var item = new LetterItem("mail.meeting-moved", e.At) { Values = [e.Meeting.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)], Calendar = Meeting(dossier, cancelled: false) };
        PutAll((dossier.Rounds.IsEmpty ? [] : Told).Prepend(Notices.DossierNotices.Coordinator).Union(dossier.Instructions.IsEmpty ? [] : representations), item);
    }

    /// <summary>The meeting's entry; null: there is no meeting.</summary>
    internal static CalendarMark? Meeting(DossierSnapshot dossier, bool cancelled) => dossier.Sheet.Meeting is { } day
        ? new CalendarMark("meeting", 0, dossier.MeetingMoves + (cancelled ? 1 : 0), new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero)) { IsCancelled = cancelled }
        : null;

    /// <summary>A sitting's entry.</summary>
    internal static CalendarMark Of(Sitting sitting) => new("sitting", sitting.Number, 0, sitting.PlannedAt) { Level = sitting.Level.ToString() };

    /// <summary>The entry of a round's deadline.</summary>
    internal static CalendarMark Deadline(Round round) => new("deadline", round.Number, round.Moves, round.Deadline);

    private void PutAll(IEnumerable<string> audiences, LetterItem item)
    {
        foreach (var audience in audiences)
        {
            Put(audience, item);
        }
    }

    private void Put(string audience, LetterItem item) => bag.Put(step, audience, dossier.Id, item);

    private Round RoundOf(int number) => dossier.Rounds.First(round => round.Number == number);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Instant(DateTimeOffset at) => at.ToString("O", CultureInfo.InvariantCulture);
}
