using CoordinationFlow.Workflows.Execution;
using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.Workflows.Activities.Events;

/// <summary>Waits for a published event of a name; upper and lower case differ.</summary>
internal sealed class Event : EngineKind
{
    public const string TypeName = "Elsa.Event";

    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = TypeName,
        DisplayName = "Event",
        Description = "Wait for an event to be published.",
        Category = "Primitives",
        Inputs = [new("EventName", "String", "The name of the event to listen for.") { IsRequired = true }],
        Outputs = [new("Result", "Object", "The event's payload.")],
        IsTrigger = true,
    };

    protected override ValueTask RunAsync(ActivityExecution execution)
    {
        if (execution.TakeTrigger())
        {
            execution.SetOutput("Result", execution.Run.Input.GetValueOrDefault(PublishedEvent.PayloadName));
            return execution.CompleteAsync();
        }

        var name = execution.Input<string>("EventName") ?? throw new InvalidOperationException("No event is named.");
        execution.Run.AddBookmark(execution, PublishedEvent.Key(name), null);
        return ValueTask.CompletedTask;
    }

    protected override ValueTask ResumedAsync(ActivityExecution execution, Resumption resumption)
    {
        execution.SetOutput("Result", resumption.Stimulus.Input?.GetValueOrDefault(PublishedEvent.PayloadName));
        return execution.CompleteAsync();
    }
}
