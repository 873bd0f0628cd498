using CoordinationFlow.Workflows.Execution;
using CoordinationFlow.Workflows.Graphs;

namespace CoordinationFlow.Workflows.Flowcharts;

/// <summary>
/// What has come along a flowchart's connections and is not used up (tokens), and which connections are blocked because another one
/// was faster. Lives in the flowchart's execution.
/// </summary>
internal sealed class FlowTokens(ActivityExecution flowchart, FlowGraph graph)
{
    private readonly bool[] _tokens = Kept(flowchart, "tokens", graph.Connections.Length);
    private readonly bool[] _blocked = Kept(flowchart, "blocked", graph.Connections.Length);

    public void Put(FlowConnection connection) => _tokens[connection.Index] = true;

    public bool Has(FlowConnection connection) => _tokens[connection.Index];

    /// <summary>Whether something has come to the activity that it has not used up.</summary>
    public bool AnyTo(Node activity) => graph.Inbound(activity).Any(Has);

    /// <summary>The activity has run, or is cancelled: what had come to it is used up.</summary>
    public void TakeAllTo(Node activity)
    {
        foreach (var connection in graph.Inbound(activity))
        {
            _tokens[connection.Index] = false;
        }
    }

    public void Block(FlowConnection connection) => _blocked[connection.Index] = true;

    public void Unblock(FlowConnection connection) => _blocked[connection.Index] = false;

    /// <summary>Whether the connection was blocked; then the block is lifted, and what came along it is used up.</summary>
    public bool TakeBlock(FlowConnection connection)
    {
        if (!_blocked[connection.Index])
        {
            return false;
        }

        (_blocked[connection.Index], _tokens[connection.Index]) = (false, false);
        return true;
    }

    /// <summary>Forgets everything from and to an activity.</summary>
    public void Forget(Node activity)
    {
        foreach (var connection in graph.Connections.Where(each => each.Source == activity || each.Target == activity))
        {
            (_tokens[connection.Index], _blocked[connection.Index]) = (false, false);
        }
    }

    public void Clear()
    {
        Array.Clear(_tokens);
        Array.Clear(_blocked);
    }

    // The arrays are remembered themselves: what changes in them is written with the execution.
    private static bool[] Kept(ActivityExecution flowchart, string name, int length)
    {
        if (flowchart.Recall<bool[]>(name) is { } kept && kept.Length == length)
        {
            return kept;
        }

        var fresh = new bool[length];
        flowchart.Remember(name, fresh);
        return fresh;
    }
}
