using CoordinationFlow.Workflows.Flowcharts;
using CoordinationFlow.Workflows.Runtime;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Workflows.Execution;

/// <summary>Starts and resumes activities; an exception becomes an incident of the activity.</summary>
internal static class ActivityInvocation
{
    public static async ValueTask StartAsync(InstanceRun run, WorkItem.Start item)
    {
        if (item.Owner is { IsLive: false })
        {
            return;
        }

        // Elsa logs Resumed for a start while another execution of the same activity waits.
        var what = run.Bookmarks.Any(bookmark => bookmark.Node == item.Node) ? "Resumed" : "Started";
        var execution = run.Begin(item);
        run.Log(execution, what);
        await RunAsync(execution, () =>
        {
            if (item.Missing is { } missing)
            {
                throw new MissingBranchException(missing);
            }

            foreach (var input in item.Node.Kind.Descriptor.Inputs.Where(input => input.IsEvaluatedBefore && item.Node.Inputs.ContainsKey(input.Name)))
            {
                execution.Evaluate(input.Name);
            }

            return item.Node.Kind.ExecuteAsync(execution);
        });
    }

    public static async ValueTask ResumeAsync(InstanceRun run, WorkItem.Resume item)
    {
        var execution = item.Bookmark.Execution;
        if (!execution.IsLive || !run.Bookmarks.Contains(item.Bookmark))
        {
            return;
        }

        run.RemoveBookmark(item.Bookmark);
        run.Log(execution, "Resumed");
        await RunAsync(execution, () => execution.Node.Kind.ResumeAsync(execution, new(item.Bookmark.Id, item.Stimulus)));
    }

    /// <summary>Whether an exception is for the step's owner and not an incident of the instance.</summary>
    public static bool IsForOwner(Exception failure, ActivityExecution execution) =>
        failure is StepAbortedException or StoreConflictException or StoreFailedException
        || (failure is OperationCanceledException && execution.CancellationToken.IsCancellationRequested);

    private static async ValueTask RunAsync(ActivityExecution execution, Func<ValueTask> work)
    {
        try
        {
            await work();
            if (!execution.IsLive || execution.Run.IsEnded)
            {
                return;
            }

            if (execution.Bookmarks.Count > 0)
            {
                execution.Run.Log(execution, "Suspended");
            }
            else if (execution.Children.Count == 0 && execution.Run.Scheduled.All(item => item.Owner != execution))
            {
                throw new InvalidOperationException($"The activity '{execution.ActivityId}' neither ended nor waits for anything.");
            }
        }
        catch (Exception failure) when (!IsForOwner(failure, execution))
        {
            await ExecutionEnding.FaultAsync(execution, failure);
        }
    }
}
