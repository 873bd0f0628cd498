using CoordinationFlow.Workflows.Execution;

namespace CoordinationFlow.Workflows.Activities.Data;

/// <summary>Sets an output of the workflow, or of the workflow used as an activity that it stands in.</summary>
internal sealed class SetOutput : EngineKind
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Elsa.SetOutput",
        DisplayName = "Set output",
        Description = "Assigns a given value to the workflow's output.",
        Category = "Composition",
        Inputs =
        [
            new("OutputName", "String", "The output to assign.") { DisplayName = "Output", UiHint = "output-picker", IsRequired = true },
            new("OutputValue", "Object", "The value to assign."),
        ],
    };

    protected override ValueTask RunAsync(ActivityExecution execution)
    {
        var name = execution.Input<string>("OutputName") ?? throw new InvalidOperationException("No output is named.");
        var value = execution.InputValue("OutputValue");
        var owner = execution.Parent;
        while (owner is not null && owner.Node.Kind.Descriptor.Outputs.All(output => output.Name != name || owner.Node.Kind is not PublishedWorkflow))
        {
            owner = owner.Parent;
        }

        if (owner is null)
        {
            execution.Run.Outputs[name] = value;
        }
        else
        {
            owner.Declare(name, value);
        }

        return execution.CompleteAsync();
    }
}
