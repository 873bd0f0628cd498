using System.Collections.Immutable;
using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Activities.Composition;
using CoordinationFlow.Workflows.Activities.Ending;
using CoordinationFlow.Workflows.Activities.Events;
using CoordinationFlow.Workflows.Activities.Http;
using CoordinationFlow.Workflows.Activities.Tasks;
using CoordinationFlow.Workflows.Activities.Time;
using CoordinationFlow.Workflows.Containers;
using CoordinationFlow.Workflows.Flowcharts;
using CoordinationFlow.Workflows.Graphs;
using CoordinationFlow.Workflows.Problems;
using CoordinationFlow.Workflows.StateMachines;

namespace CoordinationFlow.Workflows.Soundness;

/// <summary>How each kind of activity ends, given how what it contains ends.</summary>
internal static class Endings
{
    public static Ending Of(ShapeCheck check, Node node) => node.Kind switch
    {
        Finish or Complete or Fault => Ending.Never with { Ends = true },
        Break => Ending.Never with { Breaks = true },
        Flowchart => new FlowShape(check, node).Check(),
        StateMachine => new MachineShape(check, node).Check(),
        Sequence => InTurn(check, node),
        Containers.If => OneOf(check, node, Constants.Truth(node, "Condition") switch { true => [node.Port("then")], false => [node.Port("else")], _ => [node.Port("then"), node.Port("else")] }),
        Switch => OneOf(check, node, [.. ((SwitchCases)node.Prepared!).Activities, node.Port("default")]),
        While => Again(check, node, mayEndByItself: Constants.Truth(node, "Condition") != true),
        Loop or ParallelForEach => Again(check, node, mayEndByItself: true),
        Fork when Constants.Text(node, "JoinMode") == "WaitAny" => SideBySide(check, node, any: true),
        Fork or Containers.Parallel => SideBySide(check, node, any: false),
        SendHttpRequest => OneOf(check, node, [.. SendHttpRequest.Branches(node), null]),
        WorkflowRoot => node.Port("root") is { } root ? check.Of(root) : Ending.AtOnce,
        FlowNode => OneOf(check, node, [node.Port("body")]),
        BulkDispatchWorkflows => OneOf(check, node, [.. node.Ports.Values, null]) with { Waits = true },
        Event or RunTask or Delay or Activities.Time.Timer or Cron or StartAt or HttpEndpoint or ExecuteWorkflow or DispatchWorkflow => Ending.AfterWait,
        EngineKind => Ending.AtOnce,
        _ => Ending.AfterWait,
    };

    private static Ending InTurn(ShapeCheck check, Node node)
    {
        var (all, runs) = (Ending.Never, true);
        Node? last = null;
        foreach (var child in node.Activities)
        {
            if (!runs)
            {
                check.Dead(child, $"the sequence never comes past '{ShapeCheck.Name(last!)}'.");
                break;
            }

            var ending = check.Of(child);
            all = all.Or(ending with { Completes = child.Kind is End });
            (runs, last) = (ending.Completes && child.Kind is not End, child);
        }

        return all with { Completes = all.Completes || runs };
    }

    private static Ending OneOf(ShapeCheck check, Node node, ImmutableArray<Node?> branches)
    {
        foreach (var dead in node.Ports.Values.Where(port => !branches.Contains(port)))
        {
            check.Dead(dead, $"the condition of '{ShapeCheck.Name(node)}' is a constant.");
        }

        return branches.Aggregate(Ending.Never, (all, branch) => all.Or(branch is null ? Ending.AtOnce : check.Of(branch)));
    }

    private static Ending Again(ShapeCheck check, Node node, bool mayEndByItself)
    {
        var body = node.Port("body") is { } inner ? check.Of(inner) : Ending.AtOnce;
        if (!mayEndByItself && body is { Completes: true, Breaks: false, Ends: false, Waits: false })
        {
            check.Say(node, ProblemCodes.EndlessLoop, $"'{ShapeCheck.Name(node)}' repeats for ever: nothing in it waits, and nothing leaves it.", isWarning: false);
        }

        return body with { Completes = mayEndByItself || body.Breaks, Breaks = node.Kind is ParallelForEach && body.Breaks };
    }

    private static Ending SideBySide(ShapeCheck check, Node node, bool any)
    {
        var branches = node.Activities.Select(check.Of).ToArray();
        var returns = branches.Length == 0 || (any ? branches.Any(branch => branch.Returns) : branches.All(branch => branch.Returns));
        return branches.Aggregate(Ending.Never, (all, branch) => all.Or(branch)) with { Completes = returns };
    }
}
