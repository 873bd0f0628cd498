using CoordinationFlow.Workflows.Execution;

namespace CoordinationFlow.Workflows.Flowcharts;

/// <summary>How a flowchart decides what runs next. Elsa has two modes; stock servers count, tokens are chosen by a start request.</summary>
internal interface IFlowMode
{
    /// <summary>The mode's name in a start request.</summary>
    string Name { get; }

    /// <summary>A child has completed by these outcomes.</summary>
    ValueTask ChildCompletedAsync(ActivityExecution flowchart, FlowGraph graph, ActivityExecution child, IReadOnlyList<string> outcomes);

    /// <summary>A child was cancelled.</summary>
    ValueTask ChildCanceledAsync(ActivityExecution flowchart, FlowGraph graph, ActivityExecution child);
}
