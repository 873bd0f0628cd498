using CoordinationFlow.Workflows.Execution;

namespace CoordinationFlow.Workflows.Activities.Time;

/// <summary>Waits for a span of time; a span of zero waits too.</summary>
internal sealed class Delay : EngineKind
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Elsa.Delay",
        DisplayName = "Delay",
        Description = "Delay execution for the specified amount of time.",
        Category = "Scheduling",
        Inputs = [new("TimeSpan", "TimeSpan", "The time span to wait, as hours:minutes:seconds.") { DefaultValue = TimeSpan.Zero }],
    };

    protected override ValueTask RunAsync(ActivityExecution execution)
    {
        execution.WaitUntil(execution.Step.At + execution.Input<TimeSpan>("TimeSpan"));
        return ValueTask.CompletedTask;
    }
}
