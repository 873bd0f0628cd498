using CoordinationFlow.Workflows.Bookmarks;
using CoordinationFlow.Workflows.Runtime;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Workflows.Resuming;

/// <summary>
/// Brings together kept stimuli and bookmarks that missed each other: a stimulus that names no instance was kept at the very moment at
/// which another step made its bookmark. The host's worker calls it now and then; one that names its instance never needs it.
/// </summary>
public sealed class KeptStimulusRun(IStore store, WorkflowHost host, IWorkflowRuntime runtime)
{
    /// <summary>Resumes what it can, oldest first; returns how many stimuli were met.</summary>
    public async Task<int> MeetAsync(CancellationToken cancellationToken)
    {
        var met = 0;
        foreach (var kept in await KeptAsync(cancellationToken))
        {
            met += await host.RunAsync(step => MeetAsync(step, kept.Id), cancellationToken) ? 1 : 0;
        }

        return met;
    }

    private async Task<IReadOnlyList<KeptStimulusRow>> KeptAsync(CancellationToken cancellationToken)
    {
        await using var transaction = store.Begin();
        return await transaction.QueryAsync(
            KeptStimulusRow.Table.Where(nameof(KeptStimulusRow.InstanceId), Comparison.Equal, null).OrderBy(nameof(KeptStimulusRow.Id)), cancellationToken);
    }

    private async ValueTask<bool> MeetAsync(Step step, string keptId)
    {
        if (await step.Transaction.FindAsync(KeptStimulusRow.Table, step.CancellationToken, keptId) is not { } kept)
        {
            return false;
        }

        if (StimulusMatching.IsOver(kept, step.At))
        {
            step.Transaction.Delete(KeptStimulusRow.Table, kept);
            return false;
        }

        var stimulus = StimulusMatching.Stimulus(kept);
        if ((await StimulusMatching.FindAsync(step, StepRuns.Of(step), stimulus)).Count == 0)
        {
            return false;
        }

        // Taken away first: a loop that waits for the same again within this step must not find it a second time.
        step.Transaction.Delete(KeptStimulusRow.Table, kept);
        var report = await runtime.ResumeAsync(step, stimulus, keep: false);
        return report.Instances.Count > 0 ? true : throw new StoreConflictException(BookmarkRow.Table.Name, "what the kept stimulus was for has gone on meanwhile");
    }
}
