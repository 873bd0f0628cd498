using System.Collections.Immutable;
using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Activities.Composition;
using CoordinationFlow.Workflows.Containers;
using CoordinationFlow.Workflows.Flowcharts;
using CoordinationFlow.Workflows.Graphs;

namespace CoordinationFlow.Workflows.Soundness;

/// <summary>By which outcomes an activity of a flowchart may be left: of each set, all at once.</summary>
internal static class OutcomeSets
{
    private static readonly ImmutableArray<string> Done = ["Done"];

    public static ImmutableArray<ImmutableArray<string>> Of(Node node) => node.Kind switch
    {
        FlowDecision => Constants.Truth(node, "Condition") is { } known ? [[known ? "True" : "False"]] : [["True"], ["False"]],
        FlowSwitch => Cases(node, (SwitchCases)node.Prepared!),
        FlowFork => [[.. node.ConnectedPorts ?? []]],
        BulkDispatchWorkflows => [Done, ["Completed", "Done"]],
        EngineKind { HasOwnPorts: true } => [.. (node.ConnectedPorts ?? []).Append("Done").Distinct().Select(port => ImmutableArray.Create(port))],
        _ when node.Kind.Descriptor.Outcomes.Length > 0 => [.. node.Kind.Descriptor.Outcomes.Select(outcome => ImmutableArray.Create(outcome))],
        _ => [Done],
    };

    // Any set of cases may match at once; the single ones, and all of them, stand for the rest.
    private static ImmutableArray<ImmutableArray<string>> Cases(Node node, SwitchCases cases)
    {
        var labels = cases.Labels.Distinct().ToImmutableArray();
        var single = labels.Append("Default").Distinct().Select(label => ImmutableArray.Create(label));
        return Constants.Text(node, "Mode") == "MatchAny" && labels.Length > 1 ? [.. single, labels] : [.. single];
    }
}
