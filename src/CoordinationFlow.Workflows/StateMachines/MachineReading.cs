using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoordinationFlow.Workflows.Definitions;
using CoordinationFlow.Workflows.Graphs;
using CoordinationFlow.Workflows.Problems;

namespace CoordinationFlow.Workflows.StateMachines;

/// <summary>Reads a state machine's states and transitions from its definition.</summary>
internal static class MachineReading
{
    public static MachineParts Of(NodePreparation preparation)
    {
        preparation.CheckList("states");
        preparation.CheckList("transitions");
        var json = preparation.Json;
        var parts = new MachineParts(
            [.. Fields.Objects(json["states"]).Select(state => State(preparation, state))],
            [.. Fields.Objects(json["transitions"]).Select((transition, place) => Transition(preparation, transition, place))],
            Fields.Text(json, "currentState") is { Length: > 0 } current ? current : Fields.Text(json, "initialState"));
        Check(preparation, parts);
        return parts;
    }

    private static MachineState State(NodePreparation preparation, JsonObject state) => new(
        Fields.Text(state, "name") ?? "", preparation.AddChild(state["entry"] as JsonObject), preparation.AddChild(state["exit"] as JsonObject));

    private static Transition Transition(NodePreparation preparation, JsonObject transition, int place) => new(
        Fields.Text(transition, "from") ?? "",
        Fields.Text(transition, "to") ?? "",
        preparation.AddChild(transition["trigger"] as JsonObject),
        (transition["condition"] as JsonObject)?["expression"] is JsonObject condition ? preparation.Expression(condition, $"transitions[{place}].condition") : null,
        preparation.AddChild(transition["action"] as JsonObject));

    private static void Check(NodePreparation preparation, MachineParts parts)
    {
        foreach (var name in parts.States.GroupBy(state => state.Name).Where(same => same.Count() > 1).Select(same => same.Key))
        {
            preparation.Problem(ProblemCodes.DuplicateState, $"There is more than one state '{name}'.", "states");
        }

        if (parts.State(parts.First) is null)
        {
            preparation.Problem(ProblemCodes.UnknownState, $"The machine begins in '{parts.First}', which is no state of it.", "initialState");
        }

        foreach (var (transition, place) in parts.Transitions.Select((transition, place) => (transition, place)))
        {
            foreach (var end in ImmutableArray.Create(transition.From, transition.To).Where(end => parts.State(end) is null))
            {
                preparation.Problem(ProblemCodes.UnknownState, $"A transition from '{transition.From}' to '{transition.To}': there is no state '{end}'.", $"transitions[{place}]");
            }

            if (transition.Trigger is null)
            {
                preparation.Problem(ProblemCodes.NoTrigger, $"The transition from '{transition.From}' to '{transition.To}' has no trigger and is never taken.", $"transitions[{place}]");
            }
        }
    }
}
