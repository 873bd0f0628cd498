using CoordinationFlow.Workflows.Execution;

namespace CoordinationFlow.Workflows.Activities.Data;

/// <summary>Names the instance.</summary>
internal sealed class SetName : EngineKind
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Elsa.SetName",
        DisplayName = "Set name",
        Description = "Set the name of the workflow instance to a specified value.",
        Category = "Primitives",
        Inputs = [new("Value", "String", "The name.")],
    };

    protected override ValueTask RunAsync(ActivityExecution execution)
    {
        execution.Run.Name = execution.Input<string>("Value");
        return execution.CompleteAsync();
    }
}
