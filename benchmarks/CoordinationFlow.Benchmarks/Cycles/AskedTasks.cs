using System.Collections.Concurrent;
using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Activities.Tasks;
using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.Benchmarks.Cycles;

/// <summary>Remembers the tasks that committed steps have asked for, by instance.</summary>
internal sealed class AskedTasks : ITaskRequests
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<string>> _tasks = new();

    /// <summary>All that waits for a report, each instance's first, then each one's second, and so on; then forgets it.</summary>
    public IReadOnlyList<string> TakeByTurns()
    {
        var lists = _tasks.Values.Select(tasks => tasks.ToArray()).ToArray();
        _tasks.Clear();
        return [.. Enumerable.Range(0, lists.Length == 0 ? 0 : lists.Max(list => list.Length)).SelectMany(turn => lists.Where(list => turn < list.Length).Select(list => list[turn]))];
    }

    /// <inheritdoc/>
    public ValueTask RequestAsync(Step step, TaskRequest request)
    {
        step.Transaction.OnCommitted(() => _tasks.GetOrAdd(request.InstanceId, _ => new()).Enqueue(request.TaskId));
        return ValueTask.CompletedTask;
    }
}
