using CoordinationFlow.Workflows.Definitions;
using CoordinationFlow.Workflows.Execution;
using CoordinationFlow.Workflows.Values;

namespace CoordinationFlow.Workflows.Activities;

/// <summary>
/// A published workflow that is used as an activity: it runs inside the same instance. Its inputs and outputs are variables of the
/// activity, its outcomes those of the Complete that ended it.
/// </summary>
internal sealed class PublishedWorkflow(string typeName, Definition definition) : EngineKind
{
    public override ActivityDescriptor Descriptor { get; } = Describe(typeName, definition);

    public override bool HasOwnPorts => true;

    /// <summary>Whether the workflow declares an input or output of that name.</summary>
    public bool Declares(string name) => definition.Inputs.Any(input => input.Name == name) || definition.Outputs.Any(output => output.Name == name);

    /// <summary>What a designer sees of it.</summary>
    public static ActivityDescriptor Describe(string typeName, Definition definition) => new()
    {
        TypeName = typeName,
        Version = definition.Version,
        DisplayName = definition.Name,
        Description = definition.Description ?? $"Runs the workflow {definition.Name}.",
        Category = "Workflows",
        Inputs = [.. definition.Inputs.Select(input => new InputDescriptor(input.Name, TypeName(input), input.Description ?? "")
        {
            DisplayName = input.DisplayName,
            UiHint = input.UiHint ?? "singleline",
        })],
        Outputs = [.. definition.Outputs.Select(output => new OutputDescriptor(output.Name, TypeName(output), output.Description ?? ""))],
        Outcomes = definition.Outcomes.IsEmpty ? [] : [.. definition.Outcomes.Append("Done").Distinct()],
    };

    protected override ValueTask RunAsync(ActivityExecution execution)
    {
        foreach (var input in Descriptor.Inputs)
        {
            execution.Declare(input.Name, execution.InputValue(input.Name));
        }

        foreach (var output in Descriptor.Outputs.Where(output => execution.FindVariable(output.Name) is not { } known || known.Owner != execution))
        {
            execution.Declare(output.Name, null);
        }

        if (execution.Node.Port("root") is not { } root)
        {
            throw new InvalidOperationException($"The workflow '{definition.DefinitionId}' cannot be run here.");
        }

        execution.Schedule(root);
        return ValueTask.CompletedTask;
    }

    public override ValueTask ChildCompletedAsync(ActivityExecution self, ActivityExecution child, IReadOnlyList<string> outcomes)
    {
        foreach (var output in Descriptor.Outputs)
        {
            self.SetOutput(output.Name, self.FindVariable(output.Name)?.Slot.Value);
        }

        return self.CompleteAsync(self.Run.TakeCompletion());
    }

    // A type that this engine does not know is treated as Object, as Elsa does with inputs.
    private static string TypeName(ArgumentDeclaration argument) =>
        TypeAliases.TryResolve(argument.TypeName, argument.IsArray, out var type) ? TypeAliases.NameOf(type) : "Object";
}
