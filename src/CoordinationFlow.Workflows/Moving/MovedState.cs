using System.Text.Json.Nodes;
using CoordinationFlow.Workflows.Containers;
using CoordinationFlow.Workflows.Flowcharts;
using CoordinationFlow.Workflows.Graphs;
using CoordinationFlow.Workflows.StateMachines;
using CoordinationFlow.Workflows.Values;

namespace CoordinationFlow.Workflows.Moving;

/// <summary>
/// An instance's state as the other version reads it: executions stand at the activities of the same path, containers remember by the
/// other version's places, variables that are new have their default value, and those that are gone are forgotten.
/// </summary>
internal static class MovedState
{
    /// <summary>The state; it is of no use where there are obstacles.</summary>
    public static JsonObject Of(JsonObject state, Graph from, Graph to, List<MoveObstacle> obstacles)
    {
        var byPath = to.Nodes.DistinctBy(node => node.Path).ToDictionary(node => node.Path, StringComparer.Ordinal);
        foreach (var execution in state["x"]!.AsArray().OfType<JsonObject>())
        {
            var old = from.Nodes[(int)execution["a"]!];
            if (!byPath.TryGetValue(old.Path, out var node))
            {
                obstacles.Add(new(MoveObstacleKind.ActivityGone, InstanceMoves.NameOf(old)));
            }
            else if (node.Type != old.Type)
            {
                obstacles.Add(new(MoveObstacleKind.OtherType, InstanceMoves.NameOf(old)));
            }
            else
            {
                execution["a"] = node.Index;
                Remember(execution["m"] as JsonObject ?? [], old, node, LiveBelow(state, execution, from), obstacles);
                MoveVariables(execution, old, node, obstacles);
            }
        }

        MoveParts(state, to);
        return state;
    }

    // Executions not yet moved still name the old version's activities: containers come before what they contain.
    private static Node[] LiveBelow(JsonObject state, JsonObject container, Graph from) =>
        [.. state["x"]!.AsArray().OfType<JsonObject>().Where(each => (long?)each["p"] == (long)container["n"]!).Select(each => from.Nodes[(int)each["a"]!])];

    private static void Remember(JsonObject memory, Node old, Node node, Node[] live, List<MoveObstacle> obstacles)
    {
        switch (node.Kind)
        {
            case Flowchart:
                FlowMemory.Move(memory, (FlowGraph)old.Prepared!, (FlowGraph)node.Prepared!);
                break;
            case Sequence when live is [var current, ..]:
                memory["next"] = 1 + node.Activities.ToList().FindIndex(activity => activity.Id == current.Id);
                break;
            case Fork or SideBySide when !old.Activities.Select(activity => activity.Id).ToHashSet().SetEquals(node.Activities.Select(activity => activity.Id)):
                obstacles.Add(new(MoveObstacleKind.OtherBranches, InstanceMoves.NameOf(old)));
                break;
            case StateMachine when !MachineMemory.TryMove(memory, (MachineParts)old.Prepared!, (MachineParts)node.Prepared!):
                obstacles.Add(new(MoveObstacleKind.StateGone, InstanceMoves.NameOf(old)));
                break;
        }
    }

    private static void MoveVariables(JsonObject execution, Node old, Node node, List<MoveObstacle> obstacles)
    {
        var values = execution["v"] as JsonObject ?? [];
        foreach (var gone in old.Variables.Where(variable => node.Variables.All(other => other.Id != variable.Id)))
        {
            values.Remove(gone.Id);
        }

        foreach (var variable in node.Variables.Where(variable => !variable.IsMemoryOnly))
        {
            if (!values.ContainsKey(variable.Id))
            {
                values[variable.Id] = ValueJson.Node(variable.NewDefault());
            }
            else if (!Fits(values[variable.Id], variable.Type))
            {
                obstacles.Add(new(MoveObstacleKind.OtherVariableType, variable.Name));
            }
        }

        if (values.Parent is null && values.Count > 0)
        {
            execution["v"] = values;
        }
    }

    private static bool Fits(JsonNode? value, Type type)
    {
        try
        {
            ValueConverter.Convert(PlainValue.From(value), type);
            return true;
        }
        catch (ValueConversionException)
        {
            return false;
        }
    }

    private static void MoveParts(JsonObject state, Graph to)
    {
        state.Remove("parts");
        if (!to.Parts.IsEmpty)
        {
            state["parts"] = new JsonArray([.. to.Parts.Select(part => (JsonNode)part)]);
        }
    }
}
