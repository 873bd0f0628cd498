using CoordinationFlow.Workflows.Execution;

namespace CoordinationFlow.Workflows.Activities.Time;

/// <summary>Waits for an instant; one that has passed does not wait.</summary>
internal sealed class StartAt : EngineKind
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Elsa.StartAt",
        DisplayName = "Start at",
        Description = "Trigger execution at a specific time in the future.",
        Category = "Scheduling",
        Inputs = [new("DateTime", "DateTimeOffset", "The instant.") { UiHint = "datetime-picker", IsRequired = true }],
        IsTrigger = true,
    };

    protected override ValueTask RunAsync(ActivityExecution execution)
    {
        var instant = execution.Input<DateTimeOffset>("DateTime");
        if (execution.TakeTrigger() || instant <= execution.Step.At)
        {
            return execution.CompleteAsync();
        }

        execution.WaitUntil(instant);
        return ValueTask.CompletedTask;
    }
}
