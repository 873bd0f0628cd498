using CoordinationFlow.Workflows.Graphs;

namespace CoordinationFlow.Workflows.Execution;

/// <summary>
/// What activities gave in this burst, for <c>getOutputFrom</c> and <c>getLastResult</c>. It is lost over a suspension, as in Elsa; what
/// is to stay is bound to a variable.
/// </summary>
internal sealed class RecordedOutputs(Graph graph)
{
    private readonly Dictionary<(Node Node, string Output), object?> _values = [];

    /// <summary>The last output called Result.</summary>
    public object? LastResult { get; private set; }

    public void Record(Node node, string name, object? value)
    {
        _values[(node, name)] = value;
        if (name == "Result")
        {
            LastResult = value;
        }
    }

    /// <summary>The output of an activity by id or name; null output: its Result, else its first. Null where there is none.</summary>
    public object? Of(string activity, string? output)
    {
        foreach (var node in graph.NodesNamed(activity))
        {
            var outputs = node.Kind.Descriptor.Outputs;
            var name = output is null
                ? outputs.FirstOrDefault(each => each.Name == "Result")?.Name ?? outputs.FirstOrDefault()?.Name
                : outputs.FirstOrDefault(each => string.Equals(each.Name, output, StringComparison.OrdinalIgnoreCase))?.Name;
            if (name is not null && _values.TryGetValue((node, name), out var value))
            {
                return value;
            }
        }

        return null;
    }
}
