using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Definitions;
using CoordinationFlow.Workflows.Execution;
using CoordinationFlow.Workflows.Graphs;
using CoordinationFlow.Workflows.Problems;

namespace CoordinationFlow.Workflows.Flowcharts;

/// <summary>Activities joined by connections from outcome to activity.</summary>
internal sealed class Flowchart(FlowModes modes) : EngineKind
{
    public override ActivityDescriptor Descriptor { get; } = new()
    {
        TypeName = "Elsa.Flowchart",
        DisplayName = "Flowchart",
        Description = "A flowchart is a collection of activities and connections between them.",
        Category = "Workflows",
        IsContainer = true,
    };

    public override object Prepare(NodePreparation preparation)
    {
        preparation.AddActivities();
        var activities = preparation.Node.Activities;
        var connections = FlowConnections.Of(preparation, activities);
        foreach (var activity in activities)
        {
            activity.ConnectedPorts = connections.Where(each => each.Source == activity).Select(each => each.Port).ToFrozenSet(StringComparer.Ordinal);
        }

        var graph = new FlowGraph(activities, connections, StartOf(preparation, activities, connections));
        foreach (var connection in connections.Where(each => graph.IsBackward(each) && !graph.IsDangling(each.Source) && !graph.IsValidBackward(each)))
        {
            preparation.Problem(
                ProblemCodes.BadLoop,
                $"The connection from '{connection.Source.Id}' back to '{connection.Target.Id}' can be reached without passing '{connection.Target.Id}'.",
                $"connections[{connection.Index}]");
        }

        return graph;
    }

    public override ValueTask ChildCompletedAsync(ActivityExecution self, ActivityExecution child, IReadOnlyList<string> outcomes) =>
        modes.Of(self).ChildCompletedAsync(self, Graph(self), child, outcomes);

    public override ValueTask ChildCanceledAsync(ActivityExecution self, ActivityExecution child) =>
        modes.Of(self).ChildCanceledAsync(self, Graph(self), child);

    protected override ValueTask RunAsync(ActivityExecution execution)
    {
        var trigger = execution.Node.Activities.FirstOrDefault(activity => activity.Id == execution.Run.TriggerActivityId);
        if ((trigger ?? Graph(execution).Start) is not { } start)
        {
            return execution.CompleteAsync();
        }

        if (trigger is not null)
        {
            execution.Remember("start", trigger.Id);
        }

        execution.Schedule(start);
        return ValueTask.CompletedTask;
    }

    // A flowchart that was begun by a trigger is seen from that trigger, as in Elsa.
    private static FlowGraph Graph(ActivityExecution flowchart)
    {
        var graph = (FlowGraph)flowchart.Node.Prepared!;
        return flowchart.Recall<string>("start") is { } trigger && graph.Start?.Id != trigger
            ? new FlowGraph(graph.Activities, graph.Connections, graph.Activities.First(activity => activity.Id == trigger))
            : graph;
    }

    private static Node? StartOf(NodePreparation preparation, ImmutableArray<Node> activities, ImmutableArray<FlowConnection> connections) =>
        Named(preparation, activities)
        ?? activities.FirstOrDefault(activity => activity.Kind is StartOfFlow)
        ?? activities.FirstOrDefault(activity => activity.CanStartWorkflow)
        ?? activities.FirstOrDefault(activity => connections.All(connection => connection.Target != activity))
        ?? activities.FirstOrDefault();

    private static Node? Named(NodePreparation preparation, ImmutableArray<Node> activities)
    {
        var id = preparation.Json["start"] is JsonObject start ? Fields.Text(start, "id") : Fields.Text(preparation.Json, "start");
        if (id is null)
        {
            return null;
        }

        var found = activities.FirstOrDefault(activity => activity.Id == id);
        if (found is null)
        {
            preparation.Problem(ProblemCodes.UnknownConnectionEnd, $"The flowchart begins with '{id}', which it does not have.", "start");
        }

        return found;
    }
}
