using CoordinationFlow.Workflows.Execution;

namespace CoordinationFlow.Workflows.Activities.Time;

/// <summary>Begins a workflow at an interval; within one it waits for the interval once.</summary>
internal sealed class Timer : EngineKind
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Elsa.Timer",
        DisplayName = "Timer",
        Description = "Trigger workflow execution at a specific interval.",
        Category = "Scheduling",
        Inputs = [new("Interval", "TimeSpan", "The interval at which the timer should execute.") { DefaultValue = TimeSpan.FromMinutes(1) }],
        IsTrigger = true,
    };

    protected override ValueTask RunAsync(ActivityExecution execution)
    {
        if (execution.TakeTrigger())
        {
            return execution.CompleteAsync();
        }

        execution.WaitUntil(execution.Step.At + execution.Input<TimeSpan>("Interval"));
        return ValueTask.CompletedTask;
    }
}
