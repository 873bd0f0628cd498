using CoordinationFlow.Workflows.Definitions;
using CoordinationFlow.Workflows.Execution;
using CoordinationFlow.Workflows.Graphs;
using CoordinationFlow.Workflows.Problems;

namespace CoordinationFlow.Workflows.Flowcharts;

/// <summary>Finds an activity's merge mode: that of its custom properties, or what a FlowJoin's own mode means with tokens.</summary>
internal static class MergeModes
{
    private static readonly string[] Names = ["None", "Stream", "Merge", "Converge", "Cascade", "Race"];

    /// <summary>The mode that the definition names; none: Stream. An unknown name is a problem.</summary>
    public static MergeMode Of(NodePreparation activity)
    {
        if (Fields.Text(activity.Json["customProperties"] as System.Text.Json.Nodes.JsonObject, "mergeMode") is not { Length: > 0 } name)
        {
            return MergeMode.Stream;
        }

        if (!Names.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            activity.Problem(ProblemCodes.BadInput, $"There is no merge mode '{name}'; there are {string.Join(", ", Names)}.", "customProperties.mergeMode");
        }

        return Enum.TryParse<MergeMode>(name, ignoreCase: true, out var mode) && mode != MergeMode.Active ? mode : MergeMode.Stream;
    }

    /// <summary>The mode of an activity that a token comes to.</summary>
    public static MergeMode Of(ActivityExecution flowchart, Node activity) => activity.Kind is not FlowJoin
        ? activity.MergeMode
        : FlowJoin.ModeOf(flowchart, activity) switch
        {
            FlowJoin.WaitAny => MergeMode.Race,
            FlowJoin.WaitAll => MergeMode.Merge,
            _ => MergeMode.Active,
        };
}
