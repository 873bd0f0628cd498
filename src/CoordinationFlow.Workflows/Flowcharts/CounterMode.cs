using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Execution;
using CoordinationFlow.Workflows.Graphs;

namespace CoordinationFlow.Workflows.Flowcharts;

/// <summary>
/// Elsa's counter-based mode: an activity with several connections to it waits until all of them have been visited, followed or not;
/// what no followed connection leads to is skipped, and the skip goes on. Only a FlowJoin says otherwise.
/// </summary>
internal sealed class CounterMode : IFlowMode
{
    private const string Missing = "missing";
    private static readonly string[] Nowhere = [];

    public string Name => "Counter";

    public async ValueTask ChildCompletedAsync(ActivityExecution flowchart, FlowGraph graph, ActivityExecution child, IReadOnlyList<string> outcomes)
    {
        if (child.Node.Kind is EngineKind { IsTerminal: true })
        {
            await flowchart.CompleteAsync();
            return;
        }

        var counts = new FlowCounts(flowchart, graph);
        if (!await LeaveAsync(flowchart, graph, counts, child.Node, outcomes, child.WasReachedBackward))
        {
            await CompleteIfIdleAsync(flowchart, graph, counts);
        }
    }

    public async ValueTask ChildCanceledAsync(ActivityExecution flowchart, FlowGraph graph, ActivityExecution child)
    {
        await CompleteIfIdleAsync(flowchart, graph, new FlowCounts(flowchart, graph));
        if (!graph.IsDangling(child.Node))
        {
            await LeaveAsync(flowchart, graph, new FlowCounts(flowchart, graph), child.Node, Nowhere, wasReachedBackward: false);
        }
    }

    private static async ValueTask<bool> LeaveAsync(
        ActivityExecution flowchart, FlowGraph graph, FlowCounts counts, Node activity, IReadOnlyList<string> outcomes, bool wasReachedBackward)
    {
        if (graph.IsDangling(activity))
        {
            throw new InvalidOperationException($"Activity {activity.Id} is not reachable from the flowchart graph. Unable to schedule it's outbound activities.");
        }

        if (!wasReachedBackward)
        {
            counts.Visit(activity);
        }

        var scheduled = false;
        foreach (var connection in graph.Outbound(activity))
        {
            var followed = outcomes.Contains(connection.Port);
            counts.Visit(connection, followed);
            scheduled |= graph.IsBackward(connection)
                ? followed && GoBack(flowchart, graph, connection)
                : await GoOnAsync(flowchart, graph, counts, connection);
        }

        return scheduled;
    }

    private static bool GoBack(ActivityExecution flowchart, FlowGraph graph, FlowConnection connection)
    {
        if (!graph.IsValidBackward(connection))
        {
            throw new InvalidOperationException(
                $"Invalid backward connection: Every path from the source ('{connection.Source.Id}') must go through the target ('{connection.Target.Id}') when tracing back to the start.");
        }

        flowchart.Run.Enqueue(new WorkItem.Start(connection.Target, flowchart) { IsBackward = true });
        return true;
    }

    private static async ValueTask<bool> GoOnAsync(ActivityExecution flowchart, FlowGraph graph, FlowCounts counts, FlowConnection connection)
    {
        var target = connection.Target;
        var mode = target.Kind is FlowJoin ? FlowJoin.ModeOf(flowchart, target) : FlowJoin.WaitAllActive;
        if (mode == FlowJoin.WaitAny)
        {
            return await GoOnAnyAsync(flowchart, graph, counts, connection);
        }

        if (!counts.AllInboundVisited(target))
        {
            return false;
        }

        if (mode == FlowJoin.WaitAll && counts.AnyInboundFollowed(target) && !counts.AllInboundFollowed(target))
        {
            flowchart.Remember(Missing, new[] { target.Id }.Union(flowchart.Recall<string[]>(Missing) ?? []).ToArray());
        }

        var goes = mode == FlowJoin.WaitAll ? counts.AllInboundFollowed(target) : counts.AnyInboundFollowed(target);
        return goes ? Schedule(flowchart, target) : await LeaveAsync(flowchart, graph, counts, target, Nowhere, wasReachedBackward: false);
    }

    private static async ValueTask<bool> GoOnAnyAsync(ActivityExecution flowchart, FlowGraph graph, FlowCounts counts, FlowConnection connection)
    {
        var target = connection.Target;
        if (counts.IsLate(connection) || flowchart.Run.Scheduled.Any(item => item.Owner == flowchart && item.Node == target))
        {
            return false;
        }

        if (counts.AnyInboundFollowed(target))
        {
            Schedule(flowchart, target);
            await FlowJoin.CancelInboundAsync(flowchart, graph, target);
            return true;
        }

        return counts.AllInboundVisited(target) && await LeaveAsync(flowchart, graph, counts, target, Nowhere, wasReachedBackward: false);
    }

    private static bool Schedule(ActivityExecution flowchart, Node target)
    {
        flowchart.Schedule(target);
        return true;
    }

    // A join that needs every branch and has lost one is an incident once nothing else is under way; Elsa passes over it without a word.
    private static async ValueTask CompleteIfIdleAsync(ActivityExecution flowchart, FlowGraph graph, FlowCounts counts)
    {
        if (FlowBusy.IsBusy(flowchart))
        {
            return;
        }

        if (flowchart.Recall<string[]>(Missing) is not { Length: > 0 } joins)
        {
            await flowchart.CompleteAsync();
            return;
        }

        flowchart.Remember(Missing, null);
        foreach (var join in graph.Activities.Where(activity => joins.Contains(activity.Id)))
        {
            var missing = graph.ForwardInbound(join).Where(connection => !counts.WasFollowed(connection));
            flowchart.Run.Enqueue(new WorkItem.Start(join, flowchart) { Missing = MissingBranchException.Text(join, missing) });
        }
    }
}
