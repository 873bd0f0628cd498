using CoordinationFlow.Workflows.Execution;
using CoordinationFlow.Workflows.Runtime;
using CoordinationFlow.Workflows.Values;

namespace CoordinationFlow.Workflows.Activities.Composition;

/// <summary>What an instance tells its parent when it has ended, and what activities that wait for children read of it.</summary>
internal static class ChildEnd
{
    private const string ResultName = "Result";
    private const string OutputName = "WorkflowOutput";
    private const string InstanceName = "WorkflowInstanceId";
    private const string StatusName = "WorkflowSubStatus";

    /// <summary>What a parent's activity waits for: the end of one child, or of each of several.</summary>
    public static StimulusKey Key(string activityType, string awaited) => new(activityType, awaited);

    /// <summary>Tells the parent that the child has ended; <paramref name="awaitedBy"/> is the hash of the key that it waits for.</summary>
    public static Stimulus Of(InstanceRun child, string parentInstanceId, string awaitedBy)
    {
        var key = awaitedBy.Split('\u001f');
        return new(new StimulusKey(key[0], key[1..]), new Dictionary<string, object?>
        {
            [ResultName] = ResultOf(child),
            [OutputName] = new Dictionary<string, object?>(child.Output),
            [InstanceName] = child.InstanceId,
            [StatusName] = child.SubStatus,
        })
        { InstanceId = parentInstanceId };
    }

    /// <summary>The child as ExecuteWorkflow gives it. Elsa leaves the first and the third empty; a flow that reads them gets the same here.</summary>
    public static NamedFields ResultOf(InstanceRun child) => new(
        ("WorkflowDefinitionVersionId", null),
        ("WorkflowInstanceId", child.InstanceId),
        ("CorrelationId", null),
        ("Status", child.Status),
        ("SubStatus", child.SubStatus),
        ("Output", new Dictionary<string, object?>(child.Output)));

    public static object? Result(Resumption end) => end.Stimulus.Input?.GetValueOrDefault(ResultName);

    public static object? Output(Resumption end) => end.Stimulus.Input?.GetValueOrDefault(OutputName);

    public static string? InstanceId(Resumption end) => end.Value<string>(InstanceName);

    public static string? SubStatus(Resumption end) => end.Value<string>(StatusName);
}
