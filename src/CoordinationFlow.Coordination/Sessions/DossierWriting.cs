using CoordinationFlow.Coordination.Audit;
using CoordinationFlow.Coordination.Deadlines;
using CoordinationFlow.Coordination.Dossiers;
using CoordinationFlow.Coordination.Inbox;
using CoordinationFlow.Domain.Deadlines;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Escalation;
using CoordinationFlow.Domain.Tasks;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.Coordination.Sessions;

/// <summary>Writes a dossier's row and what lists and clock find it by: only what changed.</summary>
internal sealed class DossierWriting(Step step)
{
    private static readonly DateTimeOffset Never = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public async ValueTask WriteAsync(DossierRow? row, DossierSnapshot before, DossierSnapshot after, AuditChain chain, DateTimeOffset now)
    {
        var sortAt = after.OpenRound?.Deadline ?? after.Cutoff ?? Never;
        var written = new DossierRow
        {
            Id = after.Id,
            Reference = after.Sheet.Reference,
            State = after.State.ToString(),
            Pilot = after.Sheet.Pilot,
            Deadline = after.OpenRound?.Deadline,
            Cutoff = after.Cutoff,
            SortAt = sortAt,
            WaitsFor = Waiting.KeyOf(after),
            Snapshot = SnapshotJson.Write(after),
            ChainSeq = chain.Seq,
            ChainHead = chain.Head,
            CreatedAt = row?.CreatedAt ?? now,
            UpdatedAt = now,
            RowVersion = row?.RowVersion ?? 0,
        };
        if (row is null)
        {
            step.Transaction.Insert(DossierRow.Table, written);
        }
        else
        {
            step.Transaction.Update(DossierRow.Table, written);
        }

        await WriteSeatsAsync(before, after, sortAt, row is null || row.SortAt != sortAt);
        await WriteTasksAsync(before, after);
        await WriteAttendanceAsync(before, after);
        await WriteLiftsAsync(before, after);
        await new DutyWriting(step).WriteAsync(before, after, step.At);
        await WriteDueAsync(before, after);
        await new ListWriting(step).WriteAsync(before, after);
    }

    private async ValueTask WriteSeatsAsync(DossierSnapshot before, DossierSnapshot after, DateTimeOffset sortAt, bool moved)
    {
        foreach (var code in before.Seats.Keys.Union(after.Seats.Keys))
        {
            var (had, has) = (before.Seats.TryGetValue(code, out var old), after.Seats.TryGetValue(code, out var seat));
            if (had && has && old == seat && !moved)
            {
                continue;
            }

            var row = had ? await step.Transaction.FindAsync(DossierSeatRow.Table, step.CancellationToken, code, after.Id) : null;
            var wanted = new DossierSeatRow { Participant = code, DossierId = after.Id, Seat = seat.ToString(), SortAt = sortAt, RowVersion = row?.RowVersion ?? 0 };
            if (row is null)
            {
                step.Transaction.Insert(DossierSeatRow.Table, wanted);
            }
            else if (has)
            {
                step.Transaction.Update(DossierSeatRow.Table, wanted);
            }
            else
            {
                step.Transaction.Delete(DossierSeatRow.Table, row);
            }
        }
    }

    private async ValueTask WriteTasksAsync(DossierSnapshot before, DossierSnapshot after)
    {
        foreach (var round in after.Rounds)
        {
            var old = before.Rounds.FirstOrDefault(one => one.Number == round.Number);
            foreach (var task in round.Tasks.Values)
            {
                var was = old?.Tasks.GetValueOrDefault(task.Participant);
                if (was is null || was != task || (task.IsOpen && old!.Deadline != round.Deadline))
                {
                    await WriteTaskAsync(after.Id, round, task, was is not null);
                }
            }
        }
    }

    private ValueTask WriteTaskAsync(string dossierId, Domain.Rounds.Round round, RespondTask task, bool exists)
    {
        var asksStill = task.IsOpen && round.State == RoundState.Open;
        return WriteTaskAsync(
            new TaskRow
            {
                TaskId = task.Id,
                DossierId = dossierId,
                Participant = task.Participant,
                Kind = nameof(TaskKind.Respond),
                Round = round.Number,
                State = task.State.ToString(),
                IsOpen = asksStill,
                SortAt = asksStill ? round.Deadline : task.Since,
            },
            exists);
    }

    private async ValueTask WriteAttendanceAsync(DossierSnapshot before, DossierSnapshot after)
    {
        foreach (var sitting in after.Sittings)
        {
            foreach (var task in sitting.Tasks.Values)
            {
                var was = before.FindAttendance(task.Id)?.Task;
                if (was != task)
                {
                    await WriteTaskAsync(
                        new TaskRow
                        {
                            TaskId = task.Id,
                            DossierId = after.Id,
                            Participant = task.Participant,
                            Kind = nameof(TaskKind.Attend),
                            Round = 0,
                            State = task.State.ToString(),
                            IsOpen = task.IsOpen,
                            SortAt = task.IsOpen ? sitting.PlannedAt : task.Since,
                        },
                        was is not null);
                }
            }
        }
    }

    private async ValueTask WriteLiftsAsync(DossierSnapshot before, DossierSnapshot after)
    {
        var former = before.Lifts.ToDictionary(lift => lift.Id);
        foreach (var lift in after.Lifts.Where(lift => former.GetValueOrDefault(lift.Id) != lift))
        {
            await WriteTaskAsync(
                new TaskRow
                {
                    TaskId = lift.Id,
                    DossierId = after.Id,
                    Participant = lift.Participant,
                    Kind = nameof(TaskKind.Lift),
                    Round = 0,
                    State = lift.State.ToString(),
                    IsOpen = lift.IsOpen,
                    SortAt = lift.IsOpen ? lift.ReviewAt : lift.Since,
                },
                former.ContainsKey(lift.Id));
        }
    }

    private async ValueTask WriteTaskAsync(TaskRow wanted, bool exists)
    {
        var row = exists ? await step.Transaction.FindAsync(TaskRow.Table, step.CancellationToken, wanted.TaskId) : null;
        wanted = wanted with { RowVersion = row?.RowVersion ?? 0 };
        if (row is null)
        {
            step.Transaction.Insert(TaskRow.Table, wanted);
        }
        else
        {
            step.Transaction.Update(TaskRow.Table, wanted);
        }
    }

    private async ValueTask WriteDueAsync(DossierSnapshot before, DossierSnapshot after)
    {
        var (armed, wanted) = (DueItems.Of(before).ToDictionary(item => DueIdOf(after.Id, item)), DueItems.Of(after).ToDictionary(item => DueIdOf(after.Id, item)));
        foreach (var id in armed.Keys.Union(wanted.Keys))
        {
            if (armed.TryGetValue(id, out var was) && wanted.TryGetValue(id, out var same) && was == same)
            {
                continue;
            }

            var row = await step.Transaction.FindAsync(DueRow.Table, step.CancellationToken, id);
            if (!wanted.TryGetValue(id, out var item))
            {
                if (row is not null)
                {
                    step.Transaction.Delete(DueRow.Table, row);
                }

                continue;
            }

            var due = new DueRow
            {
                Id = id,
                DossierId = after.Id,
                Kind = KindOf(item),
                Round = item.Round,
                Reminder = item.Reminder?.ToString(),
                DueAt = item.DueAt,
                Priority = (int)item.Kind,
                RowVersion = row?.RowVersion ?? 0,
            };
            if (row is null)
            {
                step.Transaction.Insert(DueRow.Table, due);
            }
            else
            {
                step.Transaction.Update(DueRow.Table, due);
            }
        }
    }

    internal static string DueIdOf(string dossierId, DueItem item) => $"{dossierId}/{KindOf(item)}/{item.Round}/{item.Reminder}";

    private static string KindOf(DueItem item) => item.Kind switch
    {
        DueItemKind.Reminder => DueKinds.Reminder,
        DueItemKind.Close => DueKinds.Close,
        DueItemKind.Cutoff => DueKinds.Cutoff,
        DueItemKind.Review => DueKinds.Review,
        DueItemKind.Finding => DueKinds.Finding,
        _ => DueKinds.Definitive,
    };
}
