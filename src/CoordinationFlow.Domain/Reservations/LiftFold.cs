using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Reservations;

/// <summary>Folds what becomes of tasks to lift.</summary>
public static class LiftFold
{
    internal static DossierSnapshot? Fold(DossierSnapshot dossier, DossierEvent happened) => happened switch
    {
        LiftAsked e => dossier with { Lifts = dossier.Lifts.Add(new LiftTask(e.TaskId, e.Participant, e.At, e.ReviewAt, e.IsKept)) },
        LiftEnded e => Change(dossier, lift => lift.Id == e.TaskId, lift => lift with { State = e.State, Since = e.At }),
        ReservationsReviewed e => Change(dossier, lift => lift is { IsOpen: true, IsKept: true } && e.Participants.Contains(lift.Participant), lift => lift with { ReviewAt = e.Next, Reviews = lift.Reviews + 1 }),
        _ => null,
    };

    /// <summary>States only move forward: a task that was opened is not delivered again.</summary>
    internal static DossierSnapshot MoveLift(this DossierSnapshot dossier, string taskId, TaskState to, DateTimeOffset at) =>
        dossier.FindLift(taskId) is null ? dossier : Change(dossier, lift => lift.Id == taskId && lift.State < to, lift => lift with { State = to, Since = at });

    /// <summary>The task to lift of that id; null: there is none.</summary>
    public static LiftTask? FindLift(this DossierSnapshot dossier, string taskId) => dossier.Lifts.FirstOrDefault(lift => lift.Id == taskId);

    private static DossierSnapshot Change(DossierSnapshot dossier, Func<LiftTask, bool> which, Func<LiftTask, LiftTask> change) =>
        dossier with { Lifts = [.. dossier.Lifts.Select(lift => which(lift) ? change(lift) : lift)] };
}
