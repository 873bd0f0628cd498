using System.Text.Json.Nodes;
using CoordinationFlow.Workflows.StateMachines;

namespace CoordinationFlow.Workflows.Moving;

/// <summary>What a state machine remembers, by the other version's states and transitions.</summary>
internal static class MachineMemory
{
    /// <summary>Moves what is remembered. False: the present state, or the transition under way, does not exist there.</summary>
    public static bool TryMove(JsonObject memory, MachineParts old, MachineParts next)
    {
        if (memory["state"] is { } state && next.State(state.ToString()) is null)
        {
            return false;
        }

        if (memory["taken"] is not { } taken)
        {
            return true;
        }

        var transition = old.Transitions[(int)taken];
        var place = next.Transitions.ToList().FindIndex(other => other.From == transition.From && other.To == transition.To);
        memory["taken"] = place;
        return place >= 0;
    }
}
