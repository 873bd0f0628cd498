using CoordinationFlow.Workflows.Graphs;

namespace CoordinationFlow.Workflows.Flowcharts;

/// <summary>A connection of a flowchart: from an outcome of one activity to another activity.</summary>
/// <param name="Index">Its place among the flowchart's connections, which is the order in which branches begin.</param>
/// <param name="Source">Where it leaves.</param>
/// <param name="Port">By which outcome.</param>
/// <param name="Target">Where it leads.</param>
internal sealed record FlowConnection(int Index, Node Source, string Port, Node Target);
