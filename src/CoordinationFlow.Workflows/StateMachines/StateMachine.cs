using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Execution;
using CoordinationFlow.Workflows.Expressions;
using CoordinationFlow.Workflows.Graphs;
using CoordinationFlow.Workflows.Values;

namespace CoordinationFlow.Workflows.StateMachines;

/// <summary>
/// States and the transitions between them. In a state the triggers of all its transitions wait; the first that completes, and whose
/// condition holds, wins. The current state lives in the execution, so each execution begins anew (in Elsa it leaks into the definition).
/// </summary>
internal sealed class StateMachine : EngineKind
{
    private const string Current = "state";
    private const string Taken = "taken";

    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Elsa.StateMachine",
        DisplayName = "State machine",
        Description = "Executes a state machine made of named states and trigger-driven transitions.",
        Category = "Flow",
        IsContainer = true,
    };

    public override object Prepare(NodePreparation preparation) => MachineReading.Of(preparation);

    public override ValueTask ChildCompletedAsync(ActivityExecution self, ActivityExecution child, IReadOnlyList<string> outcomes)
    {
        var parts = Parts(self);
        var state = self.Recall<string>(Current)!;
        if (parts.Transitions.FirstOrDefault(transition => transition.Trigger == child.Node) is { } triggered)
        {
            return TriggeredAsync(self, parts, state, triggered);
        }

        if (parts.Transitions.FirstOrDefault(transition => transition.Action == child.Node) is { } acted)
        {
            return LeaveAsync(self, parts, acted);
        }

        return parts.States.Any(each => each.Exit == child.Node)
            ? EnterAsync(self, parts, parts.Transitions[self.Recall<int>(Taken)].To)
            : ArmAsync(self, parts, state);
    }

    protected override ValueTask RunAsync(ActivityExecution execution)
    {
        var parts = Parts(execution);
        return parts.State(parts.First) is { } first ? EnterAsync(execution, parts, first.Name) : execution.CompleteAsync();
    }

    private static ValueTask EnterAsync(ActivityExecution self, MachineParts parts, string state)
    {
        self.Remember(Current, state);
        if (parts.State(state)!.Entry is not { } entry)
        {
            return ArmAsync(self, parts, state);
        }

        self.Schedule(entry);
        return ValueTask.CompletedTask;
    }

    private static ValueTask ArmAsync(ActivityExecution self, MachineParts parts, string state)
    {
        var triggers = parts.From(state).Select(transition => transition.Trigger!).ToArray();
        foreach (var trigger in triggers)
        {
            self.Schedule(trigger);
        }

        return triggers.Length == 0 ? self.CompleteAsync() : ValueTask.CompletedTask;
    }

    private static async ValueTask TriggeredAsync(ActivityExecution self, MachineParts parts, string state, Transition transition)
    {
        if (transition.From != state || parts.State(transition.To) is null)
        {
            return;
        }

        if (!Holds(self, transition))
        {
            self.Schedule(transition.Trigger!);
            return;
        }

        var others = parts.From(state).Where(other => other != transition).Select(other => other.Trigger!).ToHashSet();
        foreach (var other in self.Children.Where(child => others.Contains(child.Node)).ToArray())
        {
            await ExecutionEnding.CancelBranchAsync(other);
        }

        self.Run.Unschedule(self, others);
        if (transition.Action is { } action)
        {
            self.Schedule(action);
        }
        else
        {
            await LeaveAsync(self, parts, transition);
        }
    }

    private static ValueTask LeaveAsync(ActivityExecution self, MachineParts parts, Transition transition)
    {
        if (parts.State(transition.From)!.Exit is not { } exit)
        {
            return EnterAsync(self, parts, transition.To);
        }

        self.Remember(Taken, parts.Transitions.IndexOf(transition));
        self.Schedule(exit);
        return ValueTask.CompletedTask;
    }

    private static bool Holds(ActivityExecution self, Transition transition)
    {
        try
        {
            return transition.Condition is null || ValueConverter.To<bool>(transition.Condition.Evaluate(self.Scope, self.CancellationToken));
        }
        catch (Exception failure) when (failure is ExpressionException or ValueConversionException)
        {
            throw new InputException("Condition", failure);
        }
    }

    private static MachineParts Parts(ActivityExecution self) => (MachineParts)self.Node.Prepared!;
}
