using CoordinationFlow.Workflows.Graphs;

namespace CoordinationFlow.Workflows.Flowcharts;

/// <summary>
/// Which connections lead forward: breadth first from the start, a connection is forward unless the ones found before lead from its
/// target to its source. What the start does not reach is not forward.
/// </summary>
internal static class ForwardConnections
{
    public static bool[] Of(FlowGraph graph)
    {
        var isForward = new bool[graph.Connections.Length];
        var targets = new Dictionary<Node, List<Node>>();
        var seen = new HashSet<Node>();
        var open = new Queue<Node>();
        if (graph.Start is { } start)
        {
            open.Enqueue(start);
        }

        while (open.TryDequeue(out var source))
        {
            seen.Add(source);
            foreach (var target in graph.Connections.Where(each => each.Source == source).Select(each => each.Target).Distinct())
            {
                var known = targets.GetValueOrDefault(source) ?? (targets[source] = []);
                if (known.Contains(target) || Leads(targets, target, source))
                {
                    continue;
                }

                known.Add(target);
                if (!seen.Contains(target))
                {
                    open.Enqueue(target);
                }
            }
        }

        foreach (var connection in graph.Connections)
        {
            isForward[connection.Index] = targets.GetValueOrDefault(connection.Source)?.Contains(connection.Target) == true;
        }

        return isForward;
    }

    private static bool Leads(Dictionary<Node, List<Node>> targets, Node from, Node to)
    {
        var seen = new HashSet<Node> { from };
        var open = new Stack<Node>([from]);
        while (open.TryPop(out var next))
        {
            if (next == to)
            {
                return true;
            }

            foreach (var target in targets.GetValueOrDefault(next) ?? [])
            {
                if (seen.Add(target))
                {
                    open.Push(target);
                }
            }
        }

        return false;
    }
}
