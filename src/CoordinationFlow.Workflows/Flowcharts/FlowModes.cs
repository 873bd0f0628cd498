using CoordinationFlow.Workflows.Execution;

namespace CoordinationFlow.Workflows.Flowcharts;

/// <summary>Chooses a flowchart's mode: the instance's own, else the host's. The first of them is the host's.</summary>
internal sealed class FlowModes(IEnumerable<IFlowMode> modes)
{
    private readonly IFlowMode[] _modes = [.. modes];

    public IFlowMode Of(ActivityExecution flowchart)
    {
        var wanted = flowchart.Run.FlowchartMode;
        return wanted is null
            ? _modes[0]
            : Array.Find(_modes, mode => wanted.StartsWith(mode.Name, StringComparison.OrdinalIgnoreCase))
                ?? throw new InvalidOperationException($"There is no flowchart mode '{wanted}'.");
    }
}
