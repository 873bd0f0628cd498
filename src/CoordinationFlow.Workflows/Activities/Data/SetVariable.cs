using CoordinationFlow.Workflows.Execution;
using CoordinationFlow.Workflows.Graphs;

namespace CoordinationFlow.Workflows.Activities.Data;

/// <summary>Sets a variable, found by its id, so that a shadowed outer one can be reached.</summary>
internal sealed class SetVariable : EngineKind
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Elsa.SetVariable",
        DisplayName = "Set variable",
        Description = "Assign a value to a workflow variable.",
        Category = "Primitives",
        Inputs =
        [
            new("Variable", "Object", "The variable to assign the value to.") { UiHint = "variable-picker", IsEvaluatedBefore = false },
            new("Value", "Object", "The value to assign."),
        ],
    };

    public override object? Prepare(NodePreparation preparation) => preparation.VariableId("variable");

    protected override ValueTask RunAsync(ActivityExecution execution)
    {
        var id = (string?)execution.Node.Prepared;
        var variable = (id is null ? null : execution.FindVariable(id)) ?? throw new InvalidOperationException($"Variable '{id}' not found.");
        variable.Slot.Set(execution.InputValue("Value"));
        return execution.CompleteAsync();
    }
}
