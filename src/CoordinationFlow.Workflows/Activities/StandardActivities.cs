using CoordinationFlow.Workflows.Activities.Composition;
using CoordinationFlow.Workflows.Activities.Console;
using CoordinationFlow.Workflows.Activities.Data;
using CoordinationFlow.Workflows.Activities.Ending;
using CoordinationFlow.Workflows.Activities.Events;
using CoordinationFlow.Workflows.Activities.Http;
using CoordinationFlow.Workflows.Activities.Scripts;
using CoordinationFlow.Workflows.Activities.Tasks;
using CoordinationFlow.Workflows.Activities.Time;
using CoordinationFlow.Workflows.Containers;
using CoordinationFlow.Workflows.Flowcharts;
using CoordinationFlow.Workflows.StateMachines;

namespace CoordinationFlow.Workflows.Activities;

/// <summary>The kinds that the engine brings, under Elsa's type names.</summary>
public static class StandardActivities
{
    /// <summary>All of them, each once.</summary>
    public static IReadOnlyList<ActivityKind> All { get; } =
    [
        new Flowchart(new FlowModes([new CounterMode(), new TokenMode()])), new FlowDecision(), new FlowSwitch(), new FlowFork(), new FlowJoin(), new FlowNode(), new StateMachine(),
        new Sequence(), new Containers.Parallel(), new Fork(), new ForEach(), new ParallelForEach(), new For(), new While(), new If(), new Switch(), new Break(),
        new SetVariable(), new SetOutput(), new SetName(), new Correlate(),
        new StartOfFlow(), new End(), new Finish(), new Complete(), new Fault(),
        new Event(), new PublishEvent(), new RunTask(), new Delay(), new Time.Timer(), new StartAt(), new Cron(), new ExecuteWorkflow(), new DispatchWorkflow(), new BulkDispatchWorkflows(), new RunJavaScript(), new RunCSharp(), new WriteLine(), new HttpEndpoint(), new WriteHttpResponse(), new SendHttpRequest(), new FlowSendHttpRequest(),
    ];
}
