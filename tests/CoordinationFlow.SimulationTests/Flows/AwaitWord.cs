using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.SimulationTests.Flows;

/// <summary>Waits for somebody's word, as coordination's activities wait for a position: it may come before the wait begins.</summary>
internal sealed class AwaitWord : ActivityKind
{
    public const string TypeName = "Simulation.AwaitWord";

    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = TypeName,
        DisplayName = "Await word",
        Description = "Waits for a word.",
        Category = "Simulation",
    };

    /// <summary>What an activity of an instance waits for.</summary>
    public static StimulusKey Key(string instanceId, string activityId) => new("Word", instanceId, activityId);

    public override ValueTask ExecuteAsync(ActivityContext context)
    {
        context.WaitFor(Key(context.InstanceId, context.ActivityId));
        return ValueTask.CompletedTask;
    }
}
