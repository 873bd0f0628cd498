using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.Domain.Escalation;

/// <summary>Folds what happens on the ladder.</summary>
internal static class EscalationFold
{
    public static DossierSnapshot? Fold(DossierSnapshot dossier, DossierEvent happened) => happened switch
    {
        Escalated e => dossier with { State = DossierState.Escalated, Sittings = dossier.Sittings.Add(Convened(dossier, e)) },
        AttendanceAsked e => dossier.Change(e.Sitting, sitting => sitting with { Tasks = sitting.Tasks.SetItem(e.Participant, new AttendTask(e.TaskId, e.Participant, e.At)) }),
        AttendanceCancelled e => dossier.Change(e.Sitting, sitting => sitting with { Tasks = sitting.Tasks.SetItem(e.Participant, sitting.Tasks[e.Participant] with { State = TaskState.Cancelled, Since = e.At }) }),
        LevelClosed e => Close(dossier, e),
        LadderLeft e => dossier with { State = DossierState.Assessing, RestsOn = e.Cause == "Lifted" ? Level.L0 : dossier.RestsOn },
        SittingCancelled e => dossier.Change(e.Number, sitting => Ended(sitting, e.At, _ => TaskState.Cancelled)),
        LevelAskedFor => dossier,
        _ => null,
    };

    /// <summary>States only move forward: a task that was opened is not delivered again.</summary>
    public static DossierSnapshot MoveAttendance(this DossierSnapshot dossier, string taskId, TaskState to, DateTimeOffset at) =>
        dossier.FindAttendance(taskId) is var (sitting, task) && task.State < to
            ? dossier.Change(sitting.Number, one => one with { Tasks = one.Tasks.SetItem(task.Participant, task with { State = to, Since = at }) })
            : dossier;

    private static DossierSnapshot Change(this DossierSnapshot dossier, int number, Func<Sitting, Sitting> change) =>
        dossier with { Sittings = [.. dossier.Sittings.Select(sitting => sitting.Number == number ? change(sitting) : sitting)] };

    private static Sitting Convened(DossierSnapshot dossier, Escalated e) => new(e.Number, e.Level, e.Ladder, dossier.PositionNo, e.At, e.Sitting) { Skipped = e.Skipped, ReasonHash = e.ReasonHash };

    private static DossierSnapshot Close(DossierSnapshot dossier, LevelClosed e)
    {
        var closed = dossier.Change(e.Number, sitting => Ended(sitting, e.At, participant => StateAfter(e, participant)) with
        {
            Exit = e.Exit,
            Present = e.Present,
            Tacit = [.. e.Tacit.Keys.Order(StringComparer.Ordinal)],
            Confirming = e.Confirming,
            Decides = e.Decides,
            Version = e.Version,
            MinutesHash = e.MinutesHash,
        });
        return e.Exit switch
        {
            LevelExit.NoAgreement => closed,
            LevelExit.Agreement => Agreement.Of(closed, e) with { State = DossierState.Assessing, RestsOn = e.Level },
            LevelExit.SendBack => closed with { State = DossierState.Assessing, Rounds = [.. closed.Rounds.Select(round => round with { CountsForLimit = false })] },
            LevelExit.ResolvedByLifting => closed with { State = DossierState.Assessing, RestsOn = Level.L0 },
            _ => closed with { State = DossierState.Assessing },
        };
    }

    private static TaskState StateAfter(LevelClosed e, string participant) =>
        e.Exit == LevelExit.ResolvedByLifting ? TaskState.Cancelled
        : e.Present.Contains(participant) ? TaskState.Answered
        : TaskState.Lapsed;

    private static Sitting Ended(Sitting sitting, DateTimeOffset at, Func<string, TaskState> stateOf) => sitting with
    {
        ClosedAt = at,
        Tasks = sitting.Tasks.SetItems(sitting.Tasks.Values.Where(task => task.IsOpen).Select(task => KeyValuePair.Create(task.Participant, task with { State = stateOf(task.Participant), Since = at })).ToArray()),
    };
}
