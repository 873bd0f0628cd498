using System.Collections.Immutable;
using CoordinationFlow.Workflows.Execution;
using CoordinationFlow.Workflows.Graphs;

namespace CoordinationFlow.Workflows.Flowcharts;

/// <summary>
/// Where tokens wait for others: when they go on, and what becomes of them when the others can no longer come. Elsa leaves such an
/// instance suspended for ever.
/// </summary>
internal static class TokenWaits
{
    /// <summary>Whether what has come to the activity is enough for it to run.</summary>
    public static bool MayRun(FlowGraph graph, FlowTokens tokens, Node target, MergeMode mode) => mode == MergeMode.Stream
        ? !graph.ForwardInbound(target).Any(connection => tokens.AnyTo(connection.Source))
        : Needed(graph, target, mode) is { Length: > 1 } needed ? needed.All(tokens.Has) : true;

    /// <summary>Lets go on what needs not wait any longer; then, where nothing is under way, completes the flowchart or says what is missing.</summary>
    public static ValueTask SettleAsync(ActivityExecution flowchart, FlowGraph graph, FlowTokens tokens)
    {
        while (Abandoned(flowchart, graph, tokens) is { } target)
        {
            var mode = MergeModes.Of(flowchart, target);
            if (mode is MergeMode.Stream or MergeMode.Active)
            {
                flowchart.Schedule(target);
                continue;
            }

            if (FlowBusy.IsBusy(flowchart))
            {
                return ValueTask.CompletedTask;
            }

            var missing = Needed(graph, target, mode).Where(connection => !tokens.Has(connection));
            flowchart.Run.Enqueue(new WorkItem.Start(target, flowchart) { Missing = MissingBranchException.Text(target, missing) });
        }

        return FlowBusy.IsBusy(flowchart) ? ValueTask.CompletedTask : flowchart.CompleteAsync();
    }

    private static ImmutableArray<FlowConnection> Needed(FlowGraph graph, Node target, MergeMode mode) =>
        mode == MergeMode.Converge ? graph.Inbound(target) : graph.ForwardInbound(target);

    // An activity to which something has come, and to which nothing that is under way or waits can lead any more.
    private static Node? Abandoned(ActivityExecution flowchart, FlowGraph graph, FlowTokens tokens)
    {
        var busy = FlowBusy.Of(flowchart);
        var waiting = graph.Activities.Where(activity => !busy.Contains(activity) && tokens.AnyTo(activity)).ToArray();
        if (waiting.Length == 0)
        {
            return null;
        }

        var reached = FlowBusy.Reached(graph, busy);
        var abandoned = waiting.Where(activity => !reached.Contains(activity)).ToArray();
        return Array.Find(abandoned, activity => !FlowBusy.Reached(graph, abandoned.Where(other => other != activity)).Contains(activity))
            ?? abandoned.FirstOrDefault();
    }
}
