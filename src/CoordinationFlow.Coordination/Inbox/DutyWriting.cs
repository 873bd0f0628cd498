using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.Coordination.Inbox;

/// <summary>Writes duties as rows of the inbox: the portal is their reader, so each is delivered as it stands there.</summary>
internal sealed class DutyWriting(Step step)
{
    public async ValueTask WriteAsync(DossierSnapshot before, DossierSnapshot after, DateTimeOffset at)
    {
        var (had, has) = (Duties.Of(before).ToDictionary(duty => duty.Id), Duties.Of(after).ToDictionary(duty => duty.Id));
        foreach (var id in had.Keys.Union(has.Keys))
        {
            var (old, now) = (had.GetValueOrDefault(id), has.GetValueOrDefault(id));
            if (old != now)
            {
                await PutAsync(now is not null ? Row(after, now, TaskState.Delivered, now.Due) : Row(after, old!, EndOf(after, old!), at));
            }
        }
    }

    /// <summary>Done, unless it went with the dossier or was not done in time.</summary>
    private static TaskState EndOf(DossierSnapshot dossier, Duty duty) =>
        dossier.State == DossierState.Withdrawn ? TaskState.Cancelled
        : duty.Kind == TaskKind.ConfirmDefinitive && dossier.Definitive?.State == DefinitiveState.Overdue ? TaskState.Lapsed
        : duty.Kind == TaskKind.Execute && dossier.Instructions[^1] is var valid && dossier.InstructionProofs[valid.No].ConfirmedAt is null ? TaskState.Cancelled
        : TaskState.Answered;

    private static TaskRow Row(DossierSnapshot dossier, Duty duty, TaskState state, DateTimeOffset sortAt) => new()
    {
        TaskId = duty.Id,
        DossierId = dossier.Id,
        Participant = duty.Office,
        Kind = duty.Kind.ToString(),
        Round = 0,
        State = state.ToString(),
        IsOpen = state == TaskState.Delivered,
        SortAt = sortAt,
    };

    private async ValueTask PutAsync(TaskRow wanted)
    {
        if (await step.Transaction.FindAsync(TaskRow.Table, step.CancellationToken, wanted.TaskId) is { } row)
        {
            step.Transaction.Update(TaskRow.Table, wanted with { RowVersion = row.RowVersion });
        }
        else
        {
            step.Transaction.Insert(TaskRow.Table, wanted);
        }
    }
}
