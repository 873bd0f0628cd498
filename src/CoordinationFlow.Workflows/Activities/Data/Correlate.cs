using CoordinationFlow.Workflows.Execution;

namespace CoordinationFlow.Workflows.Activities.Data;

/// <summary>Sets the instance's correlation id; bookmarks made before keep theirs.</summary>
internal sealed class Correlate : EngineKind
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Elsa.Correlate",
        DisplayName = "Correlate",
        Description = "Set the CorrelationId of the workflow to a given value.",
        Category = "Primitives",
        Inputs = [new("CorrelationId", "String", "An expression that evaluates to the value to store as the correlation id.")],
    };

    protected override ValueTask RunAsync(ActivityExecution execution)
    {
        execution.Run.CorrelationId = execution.Input<string>("CorrelationId");
        return execution.CompleteAsync();
    }
}
