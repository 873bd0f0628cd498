using CoordinationFlow.Workflows.Activities;

namespace CoordinationFlow.Workflows.Graphs;

/// <summary>What can be named from where an activity stands, as far as the definition tells.</summary>
internal static class NodeReach
{
    /// <summary>Whether a variable of that id is declared here or above, or an input or output of a workflow used as an activity.</summary>
    public static bool ReachesVariable(this Node node, string id) => node.Above().Any(above =>
        above.Variables.Any(variable => variable.Id == id) || (above.Kind is PublishedWorkflow used && used.Declares(id)));

    /// <summary>The declared type of the variable of that id, from here upwards; null where there is none.</summary>
    public static Type? VariableType(this Node node, string id) => node.Above()
        .Select(above => above.Variables.FirstOrDefault(variable => variable.Id == id)?.Type ?? (above.Kind is PublishedWorkflow used && used.Declares(id) ? typeof(object) : null))
        .FirstOrDefault(type => type is not null);

    /// <summary>Whether a variable of that name is declared here or above, or may be given by a loop.</summary>
    public static bool ReachesName(this Node node, string name) =>
        name is "CurrentValue" or "CurrentIndex" || node.Above().Any(above => above.Variables.Any(variable => variable.Name == name));

    /// <summary>Whether both stand in the same workflow, not one in a workflow that is used in the other's.</summary>
    public static bool StandsBeside(this Node node, Node other) => node.Workflow() == other.Workflow();

    private static Node? Workflow(this Node node) => node.Parent?.Above().FirstOrDefault(above => above.Kind is WorkflowRoot);

    private static IEnumerable<Node> Above(this Node node)
    {
        for (var above = node; above is not null; above = above.Parent)
        {
            yield return above;
        }
    }
}
