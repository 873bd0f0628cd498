using CoordinationFlow.Workflows.Execution;

namespace CoordinationFlow.Workflows.Activities.Events;

/// <summary>Publishes an event; who waits for it goes on when this instance has nothing left to do, in the same step.</summary>
internal sealed class PublishEvent : EngineKind
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Elsa.PublishEvent",
        DisplayName = "Publish event",
        Description = "Publishes an event.",
        Category = "Primitives",
        Inputs =
        [
            new("EventName", "String", "The name of the event to publish.") { IsRequired = true },
            new("CorrelationId", "String", "The correlation ID to scope the event to.") { DisplayName = "Correlation ID" },
            new("IsLocalEvent", "Boolean", "Whether the event is for this workflow instance only.") { DisplayName = "Local event", UiHint = "checkbox" },
            new("Payload", "Object", "The payload to send as the event body."),
        ],
    };

    protected override async ValueTask RunAsync(ActivityExecution execution)
    {
        var name = execution.Input<string>("EventName") ?? throw new InvalidOperationException("No event is named.");
        var stimulus = PublishedEvent.Of(name, execution.InputValue("Payload"), execution.Input<string>("CorrelationId")) with
        {
            InstanceId = execution.Input<bool>("IsLocalEvent") ? execution.InstanceId : null,
        };
        await execution.Run.Engine.Runtime.ResumeAsync(execution.Step, stimulus);
        await execution.CompleteAsync();
    }
}
