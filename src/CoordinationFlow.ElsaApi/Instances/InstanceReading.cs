using CoordinationFlow.ElsaApi.Executions;
using CoordinationFlow.Workflows.Definitions;
using CoordinationFlow.Workflows.Instances;
using CoordinationFlow.Workflows.Journal;
using CoordinationFlow.Workflows.Runtime;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.ElsaApi.Instances;

/// <summary>Reads instances with what their journal tells. Thread-safe.</summary>
internal sealed class InstanceReading(DefinitionLibrary library)
{
    /// <summary>The instance; null: there is none.</summary>
    public async ValueTask<InstanceView?> FindAsync(Step step, string? instanceId) =>
        instanceId is { Length: > 0 } && await step.Transaction.FindAsync(InstanceRow.Table, step.CancellationToken, instanceId) is { } row
            ? await InstanceView.OfAsync(step, library, row)
            : null;

    /// <summary>The instance's executions by number; none where there is no such instance.</summary>
    public async ValueTask<IReadOnlyList<RecordedExecution>> ExecutionsAsync(Step step, string? instanceId) =>
        await FindAsync(step, instanceId) is { } view ? RecordedExecution.All(view, await JournalAsync(step, view.Row.Id)) : [];

    /// <summary>The instance's journal, oldest first.</summary>
    public static async ValueTask<IReadOnlyList<JournalEntry>> JournalAsync(Step step, string instanceId)
    {
        var rows = JournalRow.Table.Where(nameof(JournalRow.InstanceId), Comparison.Equal, instanceId).OrderBy(nameof(JournalRow.Seq));
        return [.. (await step.Transaction.QueryAsync(rows, step.CancellationToken)).SelectMany(row => row.Read())];
    }
}
