using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Workflows.Runtime;

/// <summary>
/// Runs work of the engine in a transaction of its own and commits it: the command line, timers, reports of tasks. Conflicts with
/// others begin anew. Thread-safe.
/// </summary>
public sealed class WorkflowHost(IStore store, TimeProvider time)
{
    /// <summary>Does the work in a step and commits. The work runs again, on fresh reads, where another step was faster.</summary>
    /// <param name="work">What to do; it must have no effect but through the step.</param>
    /// <param name="cancellationToken">Gives up; before the commit nothing has happened.</param>
    /// <param name="at">The step's effective instant, UTC; null: now.</param>
    /// <param name="enlist">Enlists parts in each new step.</param>
    public ValueTask<T> RunAsync<T>(Func<Step, ValueTask<T>> work, CancellationToken cancellationToken, DateTimeOffset? at = null, Action<Step>? enlist = null) =>
        StepRetry.RunAsync(async () =>
        {
            await using var transaction = store.Begin();
            var step = new Step(transaction, at ?? time.GetUtcNow(), cancellationToken);
            enlist?.Invoke(step);
            var result = await work(step);
            await step.CommitAsync();
            return result;
        });
}
