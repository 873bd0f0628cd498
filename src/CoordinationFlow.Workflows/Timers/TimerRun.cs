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

    /// <summary>
    /// Fires everything that is due at <paramref name="now"/> (UTC), earliest first; returns how many. A timer whose step fails stays
    /// where it is and does not keep the others: they are fired, then <see cref="AggregateException"/> tells what failed.
    /// </summary>
    public async Task<int> FireDueAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var fired = 0;
        var failures = new Dictionary<string, Exception>(StringComparer.Ordinal);
        while (await DueAsync(now, failures, cancellationToken) is { Count: > 0 } due)
        {
            foreach (var (timer, failure) in await Task.WhenAll(due.Select(timer => TryAsync(timer, cancellationToken))))
            {
                if (failure is null)
                {
                    fired++;
                }
                else
                {
                    failures[timer.Id] = failure;
                }
            }
        }

        return failures.Count == 0 ? fired : throw new AggregateException("Timers failed: " + string.Join(", ", failures.Keys), failures.Values);
    }

    /// <summary>When the next timer is due, UTC; null: none waits.</summary>
    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
    {
        await using var transaction = store.Begin();
        var next = await transaction.QueryAsync(TimerRow.Table.All.OrderBy(nameof(TimerRow.DueAt)).Take(1), cancellationToken);
        return next.Count == 0 ? null : next[0].DueAt;
    }

    private async Task<IReadOnlyList<TimerRow>> DueAsync(DateTimeOffset now, Dictionary<string, Exception> failures, CancellationToken cancellationToken)
    {
        await using var transaction = store.Begin();
        var due = TimerRow.Table.Where(nameof(TimerRow.DueAt), Comparison.AtMost, now)
            .OrderBy(nameof(TimerRow.DueAt)).OrderBy(nameof(TimerRow.Id)).Take(BatchSize + failures.Count);
        return [.. (await transaction.QueryAsync(due, cancellationToken)).Where(timer => !failures.ContainsKey(timer.Id))];
    }

    private async Task<(TimerRow Timer, Exception? Failure)> TryAsync(TimerRow timer, CancellationToken cancellationToken)
    {
        try
        {
            await FireAsync(timer, cancellationToken);
            return (timer, null);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            return (timer, failure);
        }
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
