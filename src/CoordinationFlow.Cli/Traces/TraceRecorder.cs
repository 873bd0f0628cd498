using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Execution;

namespace CoordinationFlow.Cli.Traces;

/// <summary>Watches the engine and remembers what a trace tells.</summary>
public sealed class TraceRecorder : IExecutionObserver
{
    private readonly Dictionary<string, InstanceRecord> _byId = [];
    private readonly List<InstanceRecord> _instances = [];
    private readonly List<string?> _lines = [];
    private readonly List<TaskRequest> _tasks = [];

    /// <summary>Lines that WriteLine wrote, over all instances.</summary>
    public IReadOnlyList<string?> Lines => _lines;

    /// <summary>Tasks that were asked for, in order.</summary>
    public IReadOnlyList<TaskRequest> Tasks => _tasks;

    /// <summary>The number of events of each instance, in order of instances.</summary>
    public IEnumerable<int> EventCounts => _instances.Select(instance => instance.Events.Count);

    internal IReadOnlyList<InstanceRecord> Instances => _instances;

    /// <inheritdoc/>
    public void Happened(ActivityExecution execution, string what, string? message) =>
        Of(execution.InstanceId, execution.Run).Add(execution, what, message);

    /// <inheritdoc/>
    public void LineWritten(string instanceId, string? text) => _lines.Add(text);

    /// <inheritdoc/>
    public void TaskRequested(TaskRequest request) => _tasks.Add(request);

    /// <inheritdoc/>
    public void Settled(InstanceRun run) => Of(run.InstanceId, run).Run = run;

    internal InstanceRecord? Find(string? instanceId) => instanceId is null ? null : _byId.GetValueOrDefault(instanceId);

    private InstanceRecord Of(string instanceId, InstanceRun run)
    {
        if (!_byId.TryGetValue(instanceId, out var instance))
        {
            _instances.Add(_byId[instanceId] = instance = new InstanceRecord(_instances.Count + 1));
        }

        instance.Run ??= run;
        return instance;
    }
}
