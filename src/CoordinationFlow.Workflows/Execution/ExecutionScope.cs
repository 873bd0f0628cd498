using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Expressions;

namespace CoordinationFlow.Workflows.Execution;

/// <summary>The running instance as an activity's expressions see it: variables from here upwards, inputs, outputs of others.</summary>
internal sealed class ExecutionScope(ActivityExecution execution) : IExpressionScope
{
    public IReadOnlyCollection<string> VariableNames
    {
        get
        {
            var names = new List<string>();
            for (var scope = execution; scope is not null; scope = scope.Parent)
            {
                names.AddRange(scope.VariableSlots.Select(slot => slot.Name).Where(name => !names.Contains(name)));
            }

            return names;
        }
    }

    public IReadOnlyDictionary<string, object?> Inputs
    {
        get
        {
            Dictionary<string, object?> inputs = new(StringComparer.OrdinalIgnoreCase);
            for (var scope = execution.Parent; scope is not null; scope = scope.Parent)
            {
                if (scope.Node.Kind is not PublishedWorkflow used)
                {
                    continue;
                }

                foreach (var input in used.Descriptor.Inputs)
                {
                    inputs.TryAdd(input.Name, scope.VariableSlots.Find(slot => slot.Name == input.Name)?.Value);
                }
            }

            foreach (var (name, value) in execution.Run.Input)
            {
                inputs.TryAdd(name, value);
            }

            foreach (var declared in execution.Run.Graph.Definition.Inputs)
            {
                inputs.TryAdd(declared.Name, null);
            }

            return inputs;
        }
    }

    public object? LastResult => execution.Run.Recorded.LastResult;

    public IReadOnlyDictionary<string, ScriptObjectReader> Objects => execution.Run.ScriptObjects;

    public InstanceFacts Facts => execution.Run.Facts;

    public bool TryGetVariable(string name, out object? value)
    {
        var slot = Find(name);
        value = slot?.Value;
        return slot is not null;
    }

    public bool TryGetVariableById(string id, out object? value)
    {
        var found = execution.FindVariable(id);
        value = found?.Slot.Value;
        return found is not null;
    }

    public void SetVariable(string name, object? value)
    {
        if (Find(name) is { } slot)
        {
            slot.Set(value);
        }
        else
        {
            execution.Run.Root!.Declare(name, value);
        }
    }

    public object? GetOutputFrom(string activity, string? output) => execution.Run.Recorded.Of(activity, output);

    public bool KnowsOutput(string activity, string output) => execution.Run.Graph.NodesNamed(activity)
        .Any(node => node.Kind.Descriptor.Outputs.Any(each => string.Equals(each.Name, output, StringComparison.OrdinalIgnoreCase)));

    public void SetCorrelationId(string? value) => execution.Run.CorrelationId = value;

    public void SetInstanceName(string? value) => execution.Run.Name = value;

    public void SetOutcomes(string[] outcomes) => execution.ScriptOutcomes = outcomes;

    private VariableSlot? Find(string name)
    {
        for (var scope = execution; scope is not null; scope = scope.Parent)
        {
            if (scope.VariableSlots.Find(slot => slot.Name == name) is { } slot)
            {
                return slot;
            }
        }

        return null;
    }
}
