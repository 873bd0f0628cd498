using System.Collections.Concurrent;
using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Activities.Tasks;
using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.Benchmarks.Cycles;

/// <summary>Remembers the tasks that committed steps have asked for, by instance.</summary>
internal sealed class AskedTasks : ITaskRequests
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<string>> _tasks = new();

    /// <summary>What the instance has asked for since it was last looked at; then forgets it.</summary>
    public IReadOnlyCollection<string> Take(string instanceId) => _tasks.TryRemove(instanceId, out var tasks) ? tasks : [];

    /// <inheritdoc/>
    public ValueTask RequestAsync(Step step, TaskRequest request)
    {
        step.Transaction.OnCommitted(() => _tasks.GetOrAdd(request.InstanceId, _ => new()).Enqueue(request.TaskId));
        return ValueTask.CompletedTask;
    }
}
