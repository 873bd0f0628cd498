using CoordinationFlow.Workflows.Graphs;

namespace CoordinationFlow.Workflows.Soundness;

/// <summary>Inputs whose value the definition itself decides.</summary>
internal static class Constants
{
    /// <summary>A Boolean input; null: it is decided when it runs.</summary>
    public static bool? Truth(Node node, string input) => Of(node, input, out var value) ? value as bool? ?? false : null;

    /// <summary>A text input; null: it is decided when it runs, or there is none.</summary>
    public static string? Text(Node node, string input) => Of(node, input, out var value) ? value as string : null;

    private static bool Of(Node node, string input, out object? value)
    {
        if (node.Inputs.TryGetValue(input, out var prepared))
        {
            return prepared.IsConstant(out value);
        }

        value = node.Kind.Descriptor.Inputs.FirstOrDefault(each => each.Name == input)?.DefaultValue;
        return true;
    }
}
