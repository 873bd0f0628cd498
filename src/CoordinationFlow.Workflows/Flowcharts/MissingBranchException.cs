using CoordinationFlow.Workflows.Graphs;

namespace CoordinationFlow.Workflows.Flowcharts;

/// <summary>An activity waits for a branch that can never come: it was not taken, or has ended elsewhere.</summary>
public sealed class MissingBranchException(string message) : Exception(message)
{
    internal static string Text(Node target, IEnumerable<FlowConnection> missing) =>
        $"'{target.Name ?? target.Id}' waits for a branch that never comes: {string.Join(", ", missing.Select(each => $"'{each.Source.Name ?? each.Source.Id}' ({each.Port})"))}.";
}
