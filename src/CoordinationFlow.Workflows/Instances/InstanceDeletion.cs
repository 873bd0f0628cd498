using CoordinationFlow.Workflows.Journal;
using CoordinationFlow.Workflows.Runtime;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Workflows.Instances;

/// <summary>Takes ended instances away. Works inside a given step and commits nothing.</summary>
public static class InstanceDeletion
{
    /// <summary>Deletes an ended instance with its journal. False: it runs, and nothing is done.</summary>
    public static async ValueTask<bool> DeleteAsync(Step step, InstanceRow instance)
    {
        if (instance.Status == InstanceStatus.Running)
        {
            return false;
        }

        foreach (var entry in await step.Transaction.QueryAsync(JournalRow.Table.Where(nameof(JournalRow.InstanceId), Comparison.Equal, instance.Id), step.CancellationToken))
        {
            step.Transaction.Delete(JournalRow.Table, entry);
        }

        step.Transaction.Delete(InstanceRow.Table, instance);
        return true;
    }
}
