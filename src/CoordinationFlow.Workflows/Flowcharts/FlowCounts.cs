using CoordinationFlow.Workflows.Execution;
using CoordinationFlow.Workflows.Graphs;

namespace CoordinationFlow.Workflows.Flowcharts;

/// <summary>
/// How often a flowchart's activities and connections were visited, and whether a connection was followed the last time: what the
/// counter mode decides joins by. Lives in the flowchart's execution.
/// </summary>
internal sealed class FlowCounts
{
    private readonly FlowGraph _graph;
    private readonly long[] _activities;
    private readonly long[] _connections;
    private readonly bool[] _followed;

    public FlowCounts(ActivityExecution flowchart, FlowGraph graph)
    {
        _graph = graph;
        _activities = Kept<long>(flowchart, "activities", graph.Activities.Length);
        _connections = Kept<long>(flowchart, "connections", graph.Connections.Length);
        _followed = Kept<bool>(flowchart, "followed", graph.Connections.Length);
    }

    public void Visit(Node activity) => _activities[_graph.PlaceOf(activity)]++;

    public void Visit(FlowConnection connection, bool followed)
    {
        _connections[connection.Index]++;
        _followed[connection.Index] = followed;
    }

    public bool AllInboundVisited(Node activity) =>
        _graph.ForwardInbound(activity).Min(each => _connections[each.Index]) > Visits(activity);

    public bool AnyInboundFollowed(Node activity)
    {
        var most = Most(activity);
        return most > Visits(activity) && _graph.ForwardInbound(activity).Any(each => _connections[each.Index] == most && _followed[each.Index]);
    }

    public bool AllInboundFollowed(Node activity)
    {
        var most = Most(activity);
        return most > Visits(activity) && _graph.ForwardInbound(activity).All(each => _connections[each.Index] == most && _followed[each.Index]);
    }

    /// <summary>Whether the connection comes late to a join that has gone on already.</summary>
    public bool IsLate(FlowConnection connection) => _connections[connection.Index] <= Visits(connection.Target);

    /// <summary>Whether the connection was followed the last time.</summary>
    public bool WasFollowed(FlowConnection connection) => _followed[connection.Index];

    private long Visits(Node activity) => _activities[_graph.PlaceOf(activity)];

    private long Most(Node activity) => _graph.ForwardInbound(activity).Max(each => _connections[each.Index]);

    // The arrays are remembered themselves: what is counted in them is written with the execution.
    private static T[] Kept<T>(ActivityExecution flowchart, string name, int length)
    {
        if (flowchart.Recall<T[]>(name) is { } kept && kept.Length == length)
        {
            return kept;
        }

        var fresh = new T[length];
        flowchart.Remember(name, fresh);
        return fresh;
    }
}
