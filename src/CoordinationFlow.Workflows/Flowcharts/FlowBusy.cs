using CoordinationFlow.Workflows.Execution;
using CoordinationFlow.Workflows.Graphs;

namespace CoordinationFlow.Workflows.Flowcharts;

/// <summary>What is under way in a flowchart, and where it can still lead.</summary>
internal static class FlowBusy
{
    /// <summary>Activities that run, wait, have an open incident, or are scheduled.</summary>
    public static HashSet<Node> Of(ActivityExecution flowchart) =>
    [
        .. flowchart.Children.Where(child => child.Status is ActivityStatus.Running or ActivityStatus.Faulted).Select(child => child.Node),
        .. flowchart.Run.Scheduled.Where(item => item.Owner == flowchart).Select(item => item.Node),
    ];

    /// <summary>Whether anything is under way, in the flowchart or below it.</summary>
    public static bool IsBusy(ActivityExecution flowchart) =>
        flowchart.Children.Any(child => child.Status is ActivityStatus.Running or ActivityStatus.Faulted)
        || flowchart.Run.Scheduled.Any(item => IsBelow(item.Owner, flowchart));

    /// <summary>What those activities can lead to by connections, themselves included; nothing is reached through <paramref name="avoided"/>.</summary>
    public static HashSet<Node> Reached(FlowGraph graph, IEnumerable<Node> from, Node? avoided = null)
    {
        var reached = new HashSet<Node>(from);
        var open = new Queue<Node>(reached);
        while (open.TryDequeue(out var next))
        {
            if (next == avoided)
            {
                continue;
            }

            foreach (var connection in graph.Outbound(next).Where(connection => reached.Add(connection.Target)))
            {
                open.Enqueue(connection.Target);
            }
        }

        return reached;
    }

    private static bool IsBelow(ActivityExecution? execution, ActivityExecution above)
    {
        while (execution is not null && execution != above)
        {
            execution = execution.Parent;
        }

        return execution is not null;
    }
}
