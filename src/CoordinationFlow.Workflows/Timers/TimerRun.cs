using CoordinationFlow.Workflows.Runtime;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Workflows.Timers;

/// <summary>
/// Resumes what has fallen due: each timer in a transaction of its own that takes its row away, at its planned instant however late
/// it fires. Safe to run on several nodes at once and to repeat. The host's worker and the simulation call it.
/// </summary>
public sealed class TimerRun(IStore store, WorkflowHost host, IWorkflowRuntime runtime)
{
    /// <summary>So many are read, and run side by side, at a time.</summary>
    public const int BatchSize = 32;

    /// <summary>Fires everything that is due at <paramref name="now"/> (UTC), earliest first; returns how many.</summary>
    public async Task<int> FireDueAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var fired = 0;
        while (true)
        {
            var due = await DueAsync(now, cancellationToken);
            if (due.Count == 0)
            {
                return fired;
            }

            await Task.WhenAll(due.Select(timer => FireAsync(timer, cancellationToken)));
            fired += due.Count;
        }
    }

    /// <summary>When the next timer is due, UTC; null: none waits.</summary>
    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
    {
        await using var transaction = store.Begin();
        var next = await transaction.QueryAsync(TimerRow.Table.All.OrderBy(nameof(TimerRow.DueAt)).Take(1), cancellationToken);
        return next.Count == 0 ? null : next[0].DueAt;
    }

    private async Task<IReadOnlyList<TimerRow>> DueAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var transaction = store.Begin();
        var due = TimerRow.Table.Where(nameof(TimerRow.DueAt), Comparison.AtMost, now)
            .OrderBy(nameof(TimerRow.DueAt)).OrderBy(nameof(TimerRow.Id)).Take(BatchSize);
        return await transaction.QueryAsync(due, cancellationToken);
    }

    private async Task FireAsync(TimerRow timer, CancellationToken cancellationToken) =>
        await host.RunAsync(
            async step =>
            {
                // Another node may have fired it since it was read.
                if (await step.Transaction.FindAsync(TimerRow.Table, cancellationToken, timer.Id) is not { } waiting)
                {
                    return false;
                }

                var report = await runtime.ResumeAsync(step, TimerStimulus.Of(waiting), keep: false);
                if (report.Instances.Count == 0)
                {
                    step.Transaction.Delete(TimerRow.Table, waiting);
                }

                return true;
            },
            cancellationToken,
            timer.DueAt);
}
