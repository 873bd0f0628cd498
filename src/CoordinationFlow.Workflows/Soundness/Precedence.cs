using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Containers;
using CoordinationFlow.Workflows.Flowcharts;
using CoordinationFlow.Workflows.Graphs;

namespace CoordinationFlow.Workflows.Soundness;

/// <summary>Whether one activity may have run before another one begins.</summary>
internal static class Precedence
{
    public static bool MayPrecede(Node first, Node second)
    {
        var common = Above(second).First(above => Above(first).Contains(above));
        return Above(common).Any(Repeats)
            || (common == first && first != second)
            || (common != first && common != second && MayFollow(common, ChildTowards(common, first), ChildTowards(common, second)));
    }

    /// <summary>Whether the node stands below the other.</summary>
    public static bool IsBelow(this Node node, Node other) => node != other && Above(node).Contains(other);

    /// <summary>Whether it belongs to a workflow that is used as an activity, which has its own publish.</summary>
    public static bool StandsInUsedWorkflow(this Node node) => Above(node).Any(above => above != node && above.Kind is PublishedWorkflow);

    private static bool MayFollow(Node container, Node first, Node second) => container.Kind switch
    {
        Sequence => container.Activities.IndexOf(first) < container.Activities.IndexOf(second),
        Flowchart => FlowBusy.Reached((FlowGraph)container.Prepared!, [first]).Contains(second),
        Containers.If or Switch or Activities.Http.SendHttpRequest => false,
        _ => true,
    };

    // A second turn comes after the first.
    private static bool Repeats(Node node) => node.Kind is Loop or ParallelForEach || (node.Parent is { Kind: Flowchart } flowchart && IsInCircle((FlowGraph)flowchart.Prepared!, node));

    private static bool IsInCircle(FlowGraph graph, Node node) =>
        FlowBusy.Reached(graph, graph.Outbound(node).Select(connection => connection.Target)).Contains(node);

    private static Node ChildTowards(Node container, Node below) => Above(below).First(above => above.Parent == container);

    private static IEnumerable<Node> Above(Node node)
    {
        for (var above = node; above is not null; above = above.Parent)
        {
            yield return above;
        }
    }
}
