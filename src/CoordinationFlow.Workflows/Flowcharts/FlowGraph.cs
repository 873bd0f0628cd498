using System.Collections.Immutable;
using CoordinationFlow.Workflows.Graphs;

namespace CoordinationFlow.Workflows.Flowcharts;

/// <summary>
/// A flowchart's connections as seen from where it begins: which lead forward, which lead back, what comes before what.
/// The meaning is Elsa's counter-based one. Immutable.
/// </summary>
internal sealed class FlowGraph
{
    private readonly Dictionary<Node, int> _place = [];
    private readonly ImmutableArray<FlowConnection>[] _outbound;
    private readonly ImmutableArray<FlowConnection>[] _inbound;
    private readonly ImmutableArray<FlowConnection>[] _forwardInbound;
    private readonly bool[] _isForward;
    private readonly bool[] _isValidBackward;
    private readonly ImmutableHashSet<Node>[] _ancestors;

    public FlowGraph(ImmutableArray<Node> activities, ImmutableArray<FlowConnection> connections, Node? start)
    {
        (Activities, Connections, Start) = (activities, connections, start);
        for (var place = 0; place < activities.Length; place++)
        {
            _place[activities[place]] = place;
        }

        _isForward = ForwardConnections.Of(this);
        _outbound = [.. activities.Select(activity => connections.Where(each => each.Source == activity).ToImmutableArray())];
        _inbound = [.. activities.Select(activity => connections.Where(each => each.Target == activity).ToImmutableArray())];
        _forwardInbound = [.. _inbound.Select(each => each.Where(connection => _isForward[connection.Index]).ToImmutableArray())];
        _ancestors = [.. activities.Select(activity => Before(activity))];
        _isValidBackward = [.. connections.Select(each => !_isForward[each.Index] && start is not null && !ReachesStartWithout(each.Target, each.Source))];
    }

    public ImmutableArray<Node> Activities { get; }

    public ImmutableArray<FlowConnection> Connections { get; }

    /// <summary>Where the flowchart begins; null: it is empty.</summary>
    public Node? Start { get; }

    public int PlaceOf(Node activity) => _place[activity];

    public ImmutableArray<FlowConnection> Outbound(Node activity) => _outbound[_place[activity]];

    public ImmutableArray<FlowConnection> Inbound(Node activity) => _inbound[_place[activity]];

    public ImmutableArray<FlowConnection> ForwardInbound(Node activity) => _forwardInbound[_place[activity]];

    public bool IsBackward(FlowConnection connection) => !_isForward[connection.Index];

    /// <summary>Whether every way from the start to the connection's source leads through its target.</summary>
    public bool IsValidBackward(FlowConnection connection) => _isValidBackward[connection.Index];

    /// <summary>Whether no connection leads to the activity from the start.</summary>
    public bool IsDangling(Node activity) => activity != Start && ForwardInbound(activity).IsEmpty;

    /// <summary>All activities from which connections lead forward to this one.</summary>
    public ImmutableHashSet<Node> Ancestors(Node activity) => _ancestors[_place[activity]];

    private ImmutableHashSet<Node> Before(Node activity)
    {
        var before = ImmutableHashSet.CreateBuilder<Node>();
        var open = new Queue<Node>([activity]);
        while (open.TryDequeue(out var next))
        {
            foreach (var connection in ForwardInbound(next))
            {
                if (before.Add(connection.Source))
                {
                    open.Enqueue(connection.Source);
                }
            }
        }

        return before.ToImmutable();
    }

    private bool ReachesStartWithout(Node avoided, Node from)
    {
        if (from == avoided)
        {
            return false;
        }

        var seen = new HashSet<Node> { from };
        var open = new Queue<Node>([from]);
        while (open.TryDequeue(out var next))
        {
            if (next == Start)
            {
                return true;
            }

            foreach (var source in ForwardInbound(next).Select(connection => connection.Source).Where(source => source != avoided && seen.Add(source)))
            {
                open.Enqueue(source);
            }
        }

        return false;
    }
}
