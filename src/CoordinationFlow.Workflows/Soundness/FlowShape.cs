using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Activities.Ending;
using CoordinationFlow.Workflows.Flowcharts;
using CoordinationFlow.Workflows.Graphs;
using CoordinationFlow.Workflows.Problems;

namespace CoordinationFlow.Workflows.Soundness;

/// <summary>A flowchart's shape: what its connections reach, where they run in circles, which outcomes lead nowhere.</summary>
internal sealed class FlowShape(ShapeCheck check, Node flowchart)
{
    private readonly FlowGraph _graph = (FlowGraph)flowchart.Prepared!;
    private readonly HashSet<Node> _reached = [];

    public Ending Check()
    {
        Reach();
        foreach (var dead in _graph.Activities.Where(activity => !_reached.Contains(activity)))
        {
            check.Dead(dead, "nothing leads to it from where the flowchart begins.");
        }

        CheckOutcomes();
        CheckLoops();
        new JoinShape(check, _graph, Returns).Check();
        var all = _reached.Aggregate(Ending.Never, (ending, activity) => ending.Or(check.Of(activity)));
        return all with { Completes = _graph.Start is null || _reached.Any(StopsHere) };
    }

    private void Reach()
    {
        var open = new Queue<Node>(_graph.Activities.Where(activity => activity == _graph.Start || (activity.CanStartWorkflow && activity.Kind.Descriptor.IsTrigger)));
        while (open.TryDequeue(out var next))
        {
            if (!_reached.Add(next))
            {
                continue;
            }

            foreach (var connection in _graph.Outbound(next).Where(IsPossible))
            {
                open.Enqueue(connection.Target);
            }
        }
    }

    // What a flowchart contains and breaks a loop has completed for the flowchart; an End or a Break of its own ends it.
    private bool Returns(Node activity) => check.Of(activity).Returns && activity.Kind is not EngineKind { IsTerminal: true };

    private bool IsPossible(FlowConnection connection) =>
        Returns(connection.Source) && OutcomeSets.Of(connection.Source).Any(outcomes => outcomes.Contains(connection.Port));

    private bool StopsHere(Node activity) => activity.Kind is End
        || (Returns(activity) && OutcomeSets.Of(activity).Any(outcomes => !_graph.Outbound(activity).Any(connection => outcomes.Contains(connection.Port))));

    // An outcome that must be handled is an incident where it is not: nobody overlooks that one.
    private void CheckOutcomes()
    {
        foreach (var activity in _reached.Where(activity => Returns(activity) && !_graph.Outbound(activity).IsEmpty))
        {
            var sets = OutcomeSets.Of(activity);
            var nowhere = sets
                .Where(outcomes => !outcomes.Any(activity.Kind.Descriptor.MustHandle.Contains) && !_graph.Outbound(activity).Any(connection => outcomes.Contains(connection.Port)))
                .Select(outcomes => string.Join(", ", outcomes)).ToArray();
            if (sets.Length > 1 && nowhere.Length > 0)
            {
                check.Say(activity, ProblemCodes.UnhandledOutcome, $"Nobody handles that '{ShapeCheck.Name(activity)}' leaves by {string.Join(" or ", nowhere)}: the path ends there.", isWarning: true);
            }
        }
    }

    private void CheckLoops()
    {
        var told = new HashSet<Node>();
        foreach (var activity in _graph.Activities.Where(activity => _reached.Contains(activity) && !told.Contains(activity)))
        {
            var after = Circle(activity);
            if (after.Count == 0)
            {
                continue;
            }

            told.UnionWith(after);
            if (!after.Any(each => check.Of(each).Waits || check.Of(each).Ends || !Returns(each) || LeavesBy(each, after)))
            {
                check.Say(
                    activity, ProblemCodes.EndlessLoop,
                    $"{string.Join(" → ", after.Select(each => $"'{ShapeCheck.Name(each)}'"))} repeat for ever: nothing in the loop waits, and nothing leaves it.", isWarning: false);
            }
        }
    }

    private bool LeavesBy(Node activity, HashSet<Node> circle) => OutcomeSets.Of(activity).Any(outcomes =>
        !_graph.Outbound(activity).Any(connection => outcomes.Contains(connection.Port) && circle.Contains(connection.Target)));

    // All activities that the activity leads to and that lead back to it; empty: it stands in no loop.
    private HashSet<Node> Circle(Node activity)
    {
        var after = Walk(activity, connection => connection.Source, connection => connection.Target);
        after.IntersectWith(Walk(activity, connection => connection.Target, connection => connection.Source));
        return after;
    }

    private HashSet<Node> Walk(Node from, Func<FlowConnection, Node> here, Func<FlowConnection, Node> there)
    {
        var (seen, open) = (new HashSet<Node>(), new Queue<Node>([from]));
        while (open.TryDequeue(out var next))
        {
            foreach (var connection in _graph.Connections.Where(connection => here(connection) == next && IsPossible(connection) && seen.Add(there(connection))))
            {
                open.Enqueue(there(connection));
            }
        }

        return seen;
    }
}
