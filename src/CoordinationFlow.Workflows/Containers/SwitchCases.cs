using System.Collections.Immutable;
using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Definitions;
using CoordinationFlow.Workflows.Execution;
using CoordinationFlow.Workflows.Expressions;
using CoordinationFlow.Workflows.Graphs;
using CoordinationFlow.Workflows.Values;

namespace CoordinationFlow.Workflows.Containers;

/// <summary>A case of a switch: its label, its condition and, in a Switch, the activity it runs.</summary>
internal sealed record SwitchCase(string Label, IPreparedExpression Condition, Node? Activity);

/// <summary>The cases of a switch, prepared once.</summary>
internal sealed class SwitchCases(ImmutableArray<SwitchCase> cases)
{
    /// <summary>The labels in the order of the file.</summary>
    public IEnumerable<string> Labels => cases.Select(each => each.Label);

    /// <summary>The activities of the cases; null for a case without one.</summary>
    public IEnumerable<Node?> Activities => cases.Select(each => each.Activity);

    public static InputDescriptor ModeInput { get; } =
        new("Mode", "String", "Whether the first match counts, or all matches.")
        {
            UiHint = "dropdown",
            Choices = ["MatchFirst", "MatchAny"],
            DefaultValue = "MatchFirst",
        };

    public static SwitchCases Of(NodePreparation preparation, bool holdActivities)
    {
        preparation.CheckList("cases");
        var cases = Fields.Objects(preparation.Json["cases"]).ToArray();
        return new([.. cases.Select((each, place) => new SwitchCase(
            Fields.Text(each, "label") ?? "",
            preparation.Expression(each["condition"] as System.Text.Json.Nodes.JsonObject, $"cases[{place}].condition"),
            holdActivities ? preparation.AddChild(each["activity"] as System.Text.Json.Nodes.JsonObject) : null))]);
    }

    /// <summary>The cases that hold now: the first one, or all of them, as the mode says.</summary>
    public IReadOnlyList<SwitchCase> Matching(ActivityExecution execution)
    {
        var matching = cases.Where(each => Holds(each, execution));
        return execution.Input<string>("Mode") == "MatchAny" ? [.. matching] : [.. matching.Take(1)];
    }

    private static bool Holds(SwitchCase each, ActivityExecution execution)
    {
        try
        {
            return ValueConverter.To<bool>(each.Condition.Evaluate(execution.Scope, execution.CancellationToken));
        }
        catch (Exception failure) when (failure is ExpressionException or ValueConversionException)
        {
            throw new InputException("Cases", failure);
        }
    }
}
