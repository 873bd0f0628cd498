using System.Globalization;
using System.Text.Json;
using CoordinationFlow.Contracts.V1;
using CoordinationFlow.Coordination.Dossiers;
using CoordinationFlow.Coordination.Participants;
using CoordinationFlow.Coordination.Sessions;
using CoordinationFlow.Domain.Adoption;
using CoordinationFlow.Domain.Audit;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Drafts;
using CoordinationFlow.Domain.Escalation;
using CoordinationFlow.Domain.Reservations;
using CoordinationFlow.Domain.Rounds;
using CoordinationFlow.Domain.Tasks;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.Domain.WorkingTime;
using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.Coordination.Outbox;

/// <summary>
/// What participants are told of a dossier's events, as outbox rows of the same transaction (domain 3.22). Bodies hold no text of the draft;
/// the relay adds it where the queue is cleared.
/// </summary>
internal sealed class DossierMessages(Step step, SessionParts parts, ReferenceData reference, DossierSnapshot dossier)
{
    private bool _wrote;

    /// <summary>Writes the rows; true if there are any.</summary>
    public async ValueTask<bool> WriteAsync(IEnumerable<DossierEvent> events)
    {
        foreach (var happened in events)
        {
            switch (happened)
            {
                case Domain.Tasks.TaskIssued issued: Write(issued.Participant, id => Issued(issued, id)); break;
                case AttendanceAsked asked: Write(asked.Participant, id => Called(asked, id)); break;
                case AttendanceCancelled called: CalledOff(called.Sitting, called.Participant); break;
                case LevelClosed { Exit: LevelExit.ResolvedByLifting or LevelExit.Lapsed } closed: CalledOff(closed.Number, null); break;
                case SittingCancelled cancelled: CalledOff(cancelled.Number, null); break;
                case TasksEnded { State: TaskState.Cancelled or TaskState.Transferred } ended: Ended(ended); break;
                case LiftAsked asked: Write(asked.Participant, id => Asked(asked, id)); break;
                case LiftEnded { State: not TaskState.Answered } ended: Ended(ended); break;
                case ReservationsReviewed reviewed: Reviewed(reviewed); break;
                case DeadlineChanged changed: await MovedAsync(changed); break;
                case ReminderSent sent: Reminded(sent); break;
                case Adopted adopted: Told(adopted); break;
                case Abstained abstained: Told(abstained); break;
                case Domain.Adoption.InstructionIssued issued: Instructed(issued.Instruction); break;
            }
        }

        return _wrote;
    }

    private Contracts.V1.TaskIssued Issued(Domain.Tasks.TaskIssued issued, string id)
    {
        var round = RoundOf(issued.Round);
        return Asking(id, issued.TaskId, issued.Participant, round, dossier.VersionOf(round.Version)!, round.Deadline) with
        {
            Kind = Enum.Parse<Contracts.V1.TaskKind>(issued.Kind.ToString()),
            RoundNo = round.Number,
        };
    }

    /// <summary>A call to a sitting: the deadline is its planned instant, the draft the version that is divided; it belongs to no round.</summary>
    private Contracts.V1.TaskIssued Called(AttendanceAsked asked, string id) =>
        Asking(id, asked.TaskId, asked.Participant, dossier.LastRound!, dossier.Version!, dossier.Sittings[asked.Sitting - 1].PlannedAt) with { Kind = Contracts.V1.TaskKind.Attend };

    private Contracts.V1.TaskIssued Asking(string id, string taskId, string participant, Round round, DraftVersion version, DateTimeOffset deadline) => new()
    {
        MessageId = id,
        TaskId = taskId,
        Kind = Contracts.V1.TaskKind.Respond,
        DossierRef = dossier.Sheet.Reference,
        Title = dossier.Sheet.Classification == Classification.Restricted ? null : dossier.Sheet.Title,
        RoundNo = 0,
        DraftVersion = version.Number,
        DraftHash = version.Hash,
        Paragraphs = Marks(version),
        Procedure = Enum.Parse<Contracts.V1.Procedure>(round.Procedure.ToString()),
        Deadline = DeadlineOf(deadline, participant),
        ReplyTo = ParticipantQueues.Answers(participant),
        Languages = reference.Participants.GetValueOrDefault(participant)?.Languages ?? [],
    };

    private void CalledOff(int sitting, string? only)
    {
        foreach (var task in dossier.Sittings[sitting - 1].Tasks.Values.Where(task => only is null || task.Participant == only))
        {
            Write(task.Participant, id => new TaskChanged { MessageId = id, TaskId = task.Id, Change = TaskChange.Cancelled });
        }
    }

    private void Ended(TasksEnded ended)
    {
        var round = RoundOf(ended.Round);
        var change = ended.State == TaskState.Transferred ? TaskChange.Transferred
            : dossier.OpenRound is { } next && next.Number > round.Number ? TaskChange.Superseded : TaskChange.Cancelled;
        foreach (var participant in ended.Participants)
        {
            Write(participant, id => new TaskChanged { MessageId = id, TaskId = round.Tasks[participant].Id, Change = change });
        }
    }

    /// <summary>A task to lift: the deadline is its review date; it belongs to no round.</summary>
    private Contracts.V1.TaskIssued Asked(LiftAsked asked, string id) =>
        Asking(id, asked.TaskId, asked.Participant, dossier.LastRound!, dossier.Version!, asked.ReviewAt) with { Kind = Contracts.V1.TaskKind.Lift };

    private void Ended(LiftEnded ended) => Write(ended.Participant, id => new TaskChanged
    {
        MessageId = id,
        TaskId = ended.TaskId,
        Change = ended.State == TaskState.Transferred ? TaskChange.Transferred : TaskChange.Cancelled,
    });

    private void Reviewed(ReservationsReviewed reviewed)
    {
        foreach (var lift in dossier.Lifts.Where(lift => lift.IsOpen && reviewed.Participants.Contains(lift.Participant)))
        {
            Write(lift.Participant, id => new ReminderDue
            {
                MessageId = id,
                TaskId = lift.Id,
                Kind = Contracts.V1.ReminderKind.Review,
                Deadline = DeadlineOf(reviewed.Next, lift.Participant),
                PreparedAnswerWaiting = false,
            });
        }
    }

    private async ValueTask MovedAsync(DeadlineChanged changed)
    {
        var round = RoundOf(changed.Round);
        var reason = await TextAsync(changed.ReasonHash);
        var change = changed.Cause == "Shortened" ? TaskChange.DeadlineShortened : TaskChange.DeadlineExtended;
        foreach (var task in round.Tasks.Values.Where(task => task.State is not (TaskState.Cancelled or TaskState.Transferred)))
        {
            Write(task.Participant, id => new TaskChanged { MessageId = id, TaskId = task.Id, Change = change, Deadline = DeadlineOf(changed.Deadline, task.Participant), Reason = reason });
        }
    }

    private void Reminded(ReminderSent sent)
    {
        var round = RoundOf(sent.Round);
        foreach (var participant in sent.To)
        {
            var task = round.Tasks[participant];
            Write(participant, id => new ReminderDue
            {
                MessageId = id,
                TaskId = task.Id,
                Kind = Enum.Parse<Contracts.V1.ReminderKind>(sent.Reminder.ToString()),
                Deadline = DeadlineOf(round.Deadline, participant),
                PreparedAnswerWaiting = task.State == TaskState.Prepared,
            });
        }
    }

    private void Told(Adopted adopted)
    {
        var record = adopted.Record;
        foreach (var participant in Asked())
        {
            OwnStanding? own = record.Express.Contains(participant) ? OwnStanding.Express
                : record.Tacit.Contains(participant) ? OwnStanding.Tacit
                : record.DidNotAnswer.Contains(participant) ? OwnStanding.DidNotAnswer
                : record.NoCompetence.Contains(participant) ? OwnStanding.NoCompetence : null;
            Write(participant, id => new PositionAdopted { MessageId = id, DossierRef = dossier.Sheet.Reference, PositionNo = record.Position, TextHash = record.TextHash, OwnStanding = own, Paragraphs = Marks(dossier.VersionOf(record.Version)!) });
        }
    }

    private void Told(Abstained abstained)
    {
        var record = abstained.Record;
        foreach (var participant in Asked())
        {
            Write(participant, id => new AbstentionRecorded { MessageId = id, DossierRef = dossier.Sheet.Reference, PositionNo = record.Position, TextHash = record.TextHash, Paragraphs = Marks(dossier.VersionOf(record.Version)!) });
        }
    }

    private void Instructed(Instruction instruction)
    {
        var (sheet, version) = (dossier.Sheet, dossier.VersionOf(instruction.Version)!);
        foreach (var representation in reference.Participants.Values.Where(one => one is { Kind: ParticipantKind.PermanentRepresentation, RetiredAt: null }))
        {
            Write(representation.Code, id => new Contracts.V1.InstructionIssued
            {
                MessageId = id,
                DossierRef = sheet.Reference,
                InstructionNo = instruction.No,
                Replaces = instruction.Replaces,
                PositionNo = instruction.Position,
                DraftVersion = instruction.Version,
                TextHash = instruction.TextHash,
                Table = sheet.Table,
                Item = sheet.Item,
                Meeting = sheet.Meeting,
                Category = sheet.Category,
                Vote = Enum.Parse<Contracts.V1.Vote>(instruction.Vote.ToString()),
                Paragraphs = Marks(version),
                Reservations = [.. instruction.Reservations.Select(one => new Contracts.V1.InstructedReservation(one.Paragraph, Enum.Parse<Contracts.V1.Stance>(one.Stance.ToString())))],
                Statements = [.. instruction.Statements.Select(hash => new InstructedStatement(hash))],
                Seat = instruction.Seat,
                Assessor = instruction.Assessor,
                VotingRule = sheet.VotingRule is { } rule ? Enum.Parse<Contracts.V1.VotingRule>(rule.ToString()) : null,
                AdReferendum = instruction.AdReferendum,
            });
        }
    }

    private IEnumerable<string> Asked() => dossier.Seats.Where(seat => seat.Value is Domain.Words.Seat.Pilot or Domain.Words.Seat.Required or Domain.Words.Seat.Consulted or Domain.Words.Seat.Informed).Select(seat => seat.Key);

    private Round RoundOf(int number) => dossier.Rounds.First(round => round.Number == number);

    private static List<DraftParagraph> Marks(DraftVersion version) => [.. version.Paragraphs.Select(mark => new DraftParagraph(mark.Id, mark.Hash))];

    private Deadline DeadlineOf(DateTimeOffset instant, string participant)
    {
        var language = CultureInfo.GetCultureInfo((reference.Participants.GetValueOrDefault(participant)?.Languages.FirstOrDefault() ?? "en") + "-BE");
        return new Deadline(instant, BrusselsTime.Local(instant).ToString("ddd d MMM yyyy, HH:mm", language));
    }

    private async ValueTask<string?> TextAsync(string? hash)
    {
        if (hash is null || dossier.Sheet.Classification == Classification.Restricted)
        {
            return null;
        }

        var text = await step.Transaction.FindAsync(KeptTextRow.Table, step.CancellationToken, dossier.Id, hash);
        return text is null ? null : JsonSerializer.Deserialize<string>(text.Json, CanonicalJson.Options);
    }

    private void Write(string participant, Func<string, OutgoingMessage> make)
    {
        // INV-37: one that is told and not asked, or has lost its clearance since, gets no message either.
        if (dossier.Sheet.Classification == Classification.Restricted && reference.Participants.GetValueOrDefault(participant) is not { Cleared: true })
        {
            return;
        }

        var id = parts.Identity.NewId();
        var message = make(id);
        step.Transaction.Insert(OutboxRow.Table, new OutboxRow
        {
            Id = id,
            MessageId = id,
            Participant = participant,
            Type = message.GetType().Name,
            Body = MessageJson.Write(message),
            DossierId = dossier.Id,
            CreatedAt = Instants.ToMilliseconds(parts.Clock.GetUtcNow()),
        });
        _wrote = true;
    }
}
