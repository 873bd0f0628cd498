using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Execution;

namespace CoordinationFlow.Workflows.Flowcharts;

/// <summary>
/// Elsa's token-based mode: an activity that completes sends a token along each connection that is followed; what happens where
/// several meet is the merge mode of the activity that they lead to.
/// </summary>
internal sealed class TokenMode : IFlowMode
{
    public string Name => "Token";

    public async ValueTask ChildCompletedAsync(ActivityExecution flowchart, FlowGraph graph, ActivityExecution child, IReadOnlyList<string> outcomes)
    {
        var tokens = new FlowTokens(flowchart, graph);
        if (child.Node.Kind is EngineKind { IsTerminal: true })
        {
            tokens.Clear();
            await flowchart.CompleteAsync();
            return;
        }

        var followed = graph.Outbound(child.Node).Where(connection => outcomes.Contains(connection.Port)).ToArray();
        foreach (var connection in followed)
        {
            tokens.Put(connection);
        }

        tokens.TakeAllTo(child.Node);
        foreach (var connection in followed)
        {
            await ArriveAsync(flowchart, graph, tokens, connection);
        }

        await TokenWaits.SettleAsync(flowchart, graph, tokens);
    }

    public ValueTask ChildCanceledAsync(ActivityExecution flowchart, FlowGraph graph, ActivityExecution child)
    {
        var tokens = new FlowTokens(flowchart, graph);
        tokens.Forget(child.Node);
        return TokenWaits.SettleAsync(flowchart, graph, tokens);
    }

    private static async ValueTask ArriveAsync(ActivityExecution flowchart, FlowGraph graph, FlowTokens tokens, FlowConnection connection)
    {
        var target = connection.Target;
        var mode = MergeModes.Of(flowchart, target);
        if (mode is MergeMode.Cascade or MergeMode.Race)
        {
            await ArriveFirstAsync(flowchart, graph, tokens, connection, mode);
        }
        else if (TokenWaits.MayRun(graph, tokens, target, mode))
        {
            flowchart.Schedule(target);
        }
    }

    // The target is scheduled before the others are cancelled: a flowchart whose last branch is cancelled would be done.
    private static async ValueTask ArriveFirstAsync(ActivityExecution flowchart, FlowGraph graph, FlowTokens tokens, FlowConnection connection, MergeMode mode)
    {
        var target = connection.Target;
        var isFirst = !tokens.TakeBlock(connection);
        if (isFirst)
        {
            flowchart.Schedule(target);
        }

        if (mode == MergeMode.Race)
        {
            await FlowJoin.CancelInboundAsync(flowchart, graph, target);
        }

        if (isFirst)
        {
            var alive = FlowBusy.Reached(graph, FlowBusy.Of(flowchart).Where(node => node != target), avoided: target);
            foreach (var other in graph.ForwardInbound(target).Where(other => other.Source != connection.Source && alive.Contains(other.Source)))
            {
                tokens.Block(other);
            }
        }
    }
}
