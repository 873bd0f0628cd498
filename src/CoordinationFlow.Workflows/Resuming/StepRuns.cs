using CoordinationFlow.Workflows.Execution;
using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.Workflows.Resuming;

/// <summary>The instances that one step works on, and the stimuli raised meanwhile, which are applied when the queues are empty.</summary>
internal sealed class StepRuns
{
    private readonly Dictionary<string, InstanceRun> _runs = new(StringComparer.Ordinal);
    private readonly List<InstanceRun> _inOrder = [];

    /// <summary>Stimuli raised by activities, in order.</summary>
    public Queue<(Stimulus Stimulus, bool Keep)> Later { get; } = [];

    /// <summary>Instances that activities have dispatched, in order; they begin when nothing else is left to do.</summary>
    public Queue<StartRequest> Dispatched { get; } = [];

    /// <summary>How deep calls of the runtime nest: an activity may call it too.</summary>
    public int Depth { get; set; }

    /// <summary>In the order in which the step met them.</summary>
    public IReadOnlyList<InstanceRun> InOrder => _inOrder;

    public static StepRuns Of(Step step)
    {
        if (step.Part<StepRuns>() is { } known)
        {
            return known;
        }

        var runs = new StepRuns();
        step.Enlist(runs);
        return runs;
    }

    public InstanceRun? Find(string instanceId) => _runs.GetValueOrDefault(instanceId);

    public void Add(InstanceRun run)
    {
        _runs.Add(run.InstanceId, run);
        _inOrder.Add(run);
    }
}
