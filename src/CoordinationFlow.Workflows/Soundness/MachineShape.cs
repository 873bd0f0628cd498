using CoordinationFlow.Workflows.Graphs;
using CoordinationFlow.Workflows.Problems;
using CoordinationFlow.Workflows.StateMachines;

namespace CoordinationFlow.Workflows.Soundness;

/// <summary>A state machine's shape: states that are never entered, circles of states that never wait.</summary>
internal sealed class MachineShape(ShapeCheck check, Node machine)
{
    private readonly MachineParts _parts = (MachineParts)machine.Prepared!;

    public Ending Check()
    {
        var entered = Entered();
        foreach (var state in _parts.States.Where(state => !entered.Contains(state) && _parts.State(_parts.First) is not null))
        {
            check.Say(machine, ProblemCodes.DeadStep, $"The state '{state.Name}' of '{ShapeCheck.Name(machine)}' can never be entered.", isWarning: false);
        }

        var inner = entered.SelectMany(Activities).Aggregate(Ending.Never, (all, activity) => all.Or(check.Of(activity)));
        var completes = entered.Count == 0 || entered.Any(state => !_parts.From(state.Name).Any());
        if (!completes && inner is { Waits: false, Ends: false })
        {
            check.Say(machine, ProblemCodes.EndlessLoop, $"'{ShapeCheck.Name(machine)}' goes from state to state for ever: nothing in it waits, and no state is the last.", isWarning: false);
        }

        return inner with { Completes = completes };
    }

    private HashSet<MachineState> Entered()
    {
        var entered = new HashSet<MachineState>();
        var open = new Queue<MachineState>(_parts.State(_parts.First) is { } first ? [first] : []);
        while (open.TryDequeue(out var state))
        {
            if (entered.Add(state))
            {
                foreach (var transition in _parts.From(state.Name))
                {
                    open.Enqueue(_parts.State(transition.To)!);
                }
            }
        }

        return entered;
    }

    private IEnumerable<Node> Activities(MachineState state) => _parts.From(state.Name)
        .SelectMany(transition => new[] { transition.Trigger, transition.Action }).Append(state.Entry).Append(state.Exit).OfType<Node>();
}
