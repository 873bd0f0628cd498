using System.Collections.Immutable;
using CoordinationFlow.Workflows.Expressions;
using CoordinationFlow.Workflows.Graphs;

namespace CoordinationFlow.Workflows.StateMachines;

/// <summary>A state: what runs when it is entered and when it is left.</summary>
internal sealed record MachineState(string Name, Node? Entry, Node? Exit);

/// <summary>A way from one state to another: what starts it, what must hold, what runs on the way.</summary>
internal sealed record Transition(string From, string To, Node? Trigger, IPreparedExpression? Condition, Node? Action);

/// <summary>A state machine's states and transitions, prepared once.</summary>
internal sealed record MachineParts(ImmutableArray<MachineState> States, ImmutableArray<Transition> Transitions, string? First)
{
    /// <summary>The first state of that name, or null; upper and lower case differ.</summary>
    public MachineState? State(string? name) => string.IsNullOrWhiteSpace(name) ? null : States.FirstOrDefault(state => state.Name == name);

    /// <summary>What may be taken from a state, in the order of the file: what has a trigger and leads to a state that there is.</summary>
    public IEnumerable<Transition> From(string state) =>
        Transitions.Where(transition => transition.From == state && transition.Trigger is not null && State(transition.To) is not null);
}
