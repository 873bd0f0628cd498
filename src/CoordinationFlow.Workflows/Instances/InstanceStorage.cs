using System.Text.Json;
using CoordinationFlow.Workflows.Bookmarks;
using CoordinationFlow.Workflows.Execution;
using CoordinationFlow.Workflows.Journal;
using CoordinationFlow.Workflows.Resuming;
using CoordinationFlow.Workflows.Runtime;
using CoordinationFlow.Workflows.Storage;
using CoordinationFlow.Workflows.Timers;

namespace CoordinationFlow.Workflows.Instances;

/// <summary>Reads an instance into a run and writes a run back: the row, bookmarks gone and made, timers, kept stimuli of what has ended.</summary>
internal static class InstanceStorage
{
    public static async ValueTask<InstanceRun?> ReadAsync(EngineParts parts, Step step, string instanceId)
    {
        if (await step.Transaction.FindAsync(InstanceRow.Table, step.CancellationToken, instanceId) is not { } row)
        {
            return null;
        }

        using var state = JsonDocument.Parse(row.State);
        var graph = await parts.Library.VersionAsync(step, row.DefinitionVersionId, InstanceState.PartsOf(state.RootElement));
        var run = new InstanceRun(parts, step, graph, row, isNew: false);
        InstanceState.Read(run, state.RootElement);
        run.Restore(row.Status == InstanceStatus.Finished);
        return run;
    }

    public static async ValueTask WriteAsync(Step step, InstanceRun run)
    {
        foreach (var bookmark in run.GoneBookmarks)
        {
            step.Transaction.Delete(BookmarkRow.Table, Row(bookmark));
            if (bookmark.DueAt is { } dueAt)
            {
                step.Transaction.Delete(TimerRow.Table, new TimerRow { Id = bookmark.Id, InstanceId = run.InstanceId, DueAt = dueAt });
            }
        }

        run.GoneBookmarks.Clear();
        foreach (var bookmark in run.LiveBookmarks.Where(bookmark => !bookmark.IsStored))
        {
            bookmark.IsStored = true;
            step.Transaction.Insert(BookmarkRow.Table, Row(bookmark));
            if (bookmark.DueAt is { } dueAt)
            {
                step.Transaction.Insert(TimerRow.Table, new TimerRow { Id = bookmark.Id, InstanceId = run.InstanceId, DueAt = dueAt });
            }
        }

        foreach (var row in JournalRow.Of(run.NewEntries))
        {
            step.Transaction.Insert(JournalRow.Table, row);
        }

        run.NewEntries.Clear();
        if (run is { IsEnded: true, HasKept: true })
        {
            await ForgetKeptAsync(step, run);
        }

        run.Row = run.Row with
        {
            CorrelationId = run.CorrelationId,
            Name = run.Name,
            Status = run.Status,
            SubStatus = run.SubStatus,
            State = InstanceState.Write(run),
            IncidentCount = run.Incidents.Count,
            JournalSeq = run.JournalSeq,
            UpdatedAt = step.At,
            FinishedAt = run.IsEnded ? run.Row.FinishedAt ?? step.At : null,
        };
        if (run.IsNew)
        {
            step.Transaction.Insert(InstanceRow.Table, run.Row);
        }
        else
        {
            step.Transaction.Update(InstanceRow.Table, run.Row);
        }

        (run.IsNew, run.IsTouched) = (false, false);
    }

    private static async ValueTask ForgetKeptAsync(Step step, InstanceRun run)
    {
        var kept = KeptStimulusRow.Table.Where(nameof(KeptStimulusRow.InstanceId), Comparison.Equal, run.InstanceId);
        foreach (var row in await step.Transaction.QueryAsync(kept, step.CancellationToken))
        {
            step.Transaction.Delete(KeptStimulusRow.Table, row);
        }
    }

    private static BookmarkRow Row(Bookmark bookmark) => new()
    {
        Id = bookmark.Id,
        InstanceId = bookmark.Execution.Run.InstanceId,
        ActivityId = bookmark.Node.Id,
        Name = bookmark.Node.Type,
        StimulusHash = bookmark.Hash,
        CorrelationId = bookmark.Execution.Run.CorrelationId,
        Seq = bookmark.Seq,
        CreatedAt = bookmark.CreatedAt,
    };
}
