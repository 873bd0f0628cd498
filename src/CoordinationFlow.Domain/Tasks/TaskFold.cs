using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Escalation;
using CoordinationFlow.Domain.Reservations;
using CoordinationFlow.Domain.Rounds;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Tasks;

/// <summary>Folds what happens to Respond tasks.</summary>
internal static class TaskFold
{
    public static DossierSnapshot? Fold(DossierSnapshot dossier, DossierEvent happened) => happened switch
    {
        TaskIssued { Kind: TaskKind.Respond } e => dossier.Change(e.Round, round => round with { Tasks = round.Tasks.SetItem(e.Participant, new RespondTask(e.TaskId, e.Participant, e.At)) }),
        TaskDelivered e => Move(dossier, e.TaskId, TaskState.Delivered, e.At, task => task with { DeliveredAt = task.DeliveredAt ?? e.At }),
        TaskOpened e => Move(dossier, e.TaskId, TaskState.Opened, e.At, task => task with { OpenedAt = task.OpenedAt ?? e.At, DeliveredAt = task.DeliveredAt ?? e.At }),
        TaskClaimed e => Move(dossier, e.TaskId, TaskState.Claimed, e.At, task => task with { ClaimedBy = e.By }),
        TaskReleased e => Change(dossier, e.TaskId, task => task with { ClaimedBy = null, State = task.IsOpen ? TaskState.Opened : task.State, Since = e.At }),
        AnswerPrepared e => Move(dossier, e.TaskId, TaskState.Prepared, e.At, task => task with { PreparedHash = e.ContentHash, PreparedBy = e.By, PreparedAt = e.At, ReturnedWith = null }),
        AnswerReturned e => Change(dossier, e.TaskId, task => task with { State = TaskState.Claimed, Since = e.At, ReturnedWith = e.RemarkHash }),
        TasksEnded { Kind: TaskKind.Respond } e => dossier.Change(e.Round, round => round with
        {
            Tasks = round.Tasks.SetItems(round.Tasks.Where(task => e.Participants.Contains(task.Key)).Select(task => KeyValuePair.Create(task.Key, task.Value with { State = e.State, Since = e.At })).ToArray()),
        }),
        _ => null,
    };

    /// <summary>The task of that id with its round; null: there is none.</summary>
    public static (Round Round, RespondTask Task)? FindTask(this DossierSnapshot dossier, string taskId) =>
        dossier.Rounds.SelectMany(round => round.Tasks.Values.Select(task => ((Round, RespondTask)?)(round, task))).FirstOrDefault(one => one!.Value.Item2.Id == taskId);

    /// <summary>States only move forward: a task that was opened is not delivered again.</summary>
    private static DossierSnapshot Move(DossierSnapshot dossier, string taskId, TaskState to, DateTimeOffset at, Func<RespondTask, RespondTask> change) =>
        Change(dossier.MoveAttendance(taskId, to, at).MoveLift(taskId, to, at), taskId, task => task.State < to ? change(task) with { State = to, Since = at } : change(task));

    private static DossierSnapshot Change(DossierSnapshot dossier, string taskId, Func<RespondTask, RespondTask> change) =>
        dossier.FindTask(taskId) is var (round, task) ? dossier.Change(round.Number, one => one with { Tasks = one.Tasks.SetItem(task.Participant, change(task)) }) : dossier;
}
