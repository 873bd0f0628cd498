using CoordinationFlow.Workflows.Execution;

namespace CoordinationFlow.Cli.Traces;

/// <summary>What a recorder has seen of one instance.</summary>
internal sealed class InstanceRecord(int number)
{
    private readonly List<ActivityExecution> _executions = [];

    /// <summary>1, 2, 3 … in order of first execution.</summary>
    public int Number { get; } = number;

    /// <summary>The run as it was left by the last step that touched it.</summary>
    public InstanceRun? Run { get; set; }

    /// <summary>Events so far, as (execution, event, activity, message).</summary>
    public List<(int Execution, string Event, string ActivityId, string? Message)> Events { get; } = [];

    /// <summary>Executions by their number in the trace, each as it was seen last.</summary>
    public IReadOnlyList<ActivityExecution> Executions => _executions;

    /// <summary>Inputs that were evaluated, by execution; a burst after a suspension does not know them any more.</summary>
    public Dictionary<long, Dictionary<string, object?>> Inputs { get; } = [];

    /// <summary>Outputs that were set, by execution.</summary>
    public Dictionary<long, Dictionary<string, object?>> Outputs { get; } = [];

    /// <summary>Adds an event, numbering the execution by its first one.</summary>
    public void Add(ActivityExecution execution, string what, string? message)
    {
        // A burst after a suspension has new objects for the same executions.
        var index = _executions.FindIndex(known => known.Number == execution.Number);
        if (index < 0)
        {
            index = _executions.Count;
            _executions.Add(execution);
        }

        _executions[index] = execution;
        Merge(Inputs, execution.Number, execution.EvaluatedInputs);
        Merge(Outputs, execution.Number, execution.Outputs);
        Events.Add((index + 1, what, execution.ActivityId, message));
    }

    private static void Merge(Dictionary<long, Dictionary<string, object?>> all, long execution, IReadOnlyDictionary<string, object?> more)
    {
        if (!all.TryGetValue(execution, out var known))
        {
            all[execution] = known = [];
        }

        foreach (var (name, value) in more)
        {
            known[name] = value;
        }
    }

    /// <summary>An execution's number in the trace; null for none.</summary>
    public int? NumberOf(long? execution) =>
        _executions.FindIndex(known => known.Number == execution) is var index and >= 0 ? index + 1 : null;
}
