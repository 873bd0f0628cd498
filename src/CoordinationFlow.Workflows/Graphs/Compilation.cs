using System.Collections.Immutable;
using CoordinationFlow.Workflows.Problems;

namespace CoordinationFlow.Workflows.Graphs;

/// <summary>
/// What came of compiling a definition. There is always a graph; with problems it is not to be published, and what is wrong with
/// it becomes an incident where a run reaches it.
/// </summary>
public sealed record Compilation(Graph Graph, ImmutableArray<Problem> Problems);
