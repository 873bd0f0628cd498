using CoordinationFlow.Workflows.Execution;

namespace CoordinationFlow.Workflows.Resuming;

/// <summary>
/// Lets a faulted instance go on from where it failed: what faulted is started again in its container, and so is what the fault kept from
/// running or waiting. What has completed is not repeated.
/// </summary>
internal static class InstanceRetry
{
    /// <summary>Puts everything that is to run again into the instance's queue. False: nothing of it has faulted.</summary>
    public static bool Prepare(InstanceRun run)
    {
        if (run.OpenIncidents.Count == 0 || run.Root is not { } root)
        {
            return false;
        }

        var wasEnded = run.IsEnded;
        var again = run.Executions.Where(execution => execution.Status == ActivityStatus.Faulted || (wasEnded && IsIdle(execution))).ToArray();
        run.Restore(isEnded: false);
        run.OpenIncidents.Clear();
        foreach (var execution in again)
        {
            if (execution == root)
            {
                run.Root = null;
            }

            execution.Parent?.Children.Remove(execution);
            var given = execution.VariableSlots.Where(slot => execution.Node.Variables.All(declared => declared.Id != slot.Id));
            run.Enqueue(new WorkItem.Start(execution.Node, execution.Parent)
            {
                Variables = [.. given.Select(slot => KeyValuePair.Create(slot.Name, slot.Value))],
                IsBackward = execution.WasReachedBackward,
            });
        }

        return again.Length > 0;
    }

    /// <summary>It was waiting or about to run when another one ended the instance.</summary>
    private static bool IsIdle(ActivityExecution execution) => execution.IsLive && execution.Children.Count == 0 && execution.Bookmarks.Count == 0;
}
