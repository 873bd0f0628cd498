using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoordinationFlow.Workflows.Activities;
using CoordinationFlow.Workflows.Definitions;
using CoordinationFlow.Workflows.Graphs;
using CoordinationFlow.Workflows.Problems;

namespace CoordinationFlow.Workflows.Flowcharts;

/// <summary>Reads a flowchart's connections; one that leads from or to nowhere is a problem and is left out.</summary>
internal static class FlowConnections
{
    public static ImmutableArray<FlowConnection> Of(NodePreparation preparation, ImmutableArray<Node> activities)
    {
        preparation.CheckList("connections");
        var connections = ImmutableArray.CreateBuilder<FlowConnection>();
        var place = -1;
        foreach (var json in Fields.Objects(preparation.Json["connections"]))
        {
            place++;
            var property = $"connections[{place}]";
            var source = End(preparation, activities, json, "source", property);
            var target = End(preparation, activities, json, "target", property);
            if (source is null || target is null)
            {
                continue;
            }

            var port = Port(json) ?? "Done";
            if (source.Kind is not (EngineKind { HasOwnPorts: true } or UnknownActivity) && !PortsOf(source.Kind.Descriptor).Contains(port))
            {
                preparation.Problem(
                    ProblemCodes.UnknownPort,
                    $"The activity '{source.Name ?? source.Id}' has no outcome '{port}'; it has {string.Join(", ", PortsOf(source.Kind.Descriptor))}.",
                    property);
            }

            connections.Add(new(connections.Count, source, port, target));
        }

        return connections.ToImmutable();
    }

    private static ImmutableArray<string> PortsOf(ActivityDescriptor descriptor) => descriptor.Outcomes.IsEmpty ? ["Done"] : descriptor.Outcomes;

    // Elsa 3 writes {source: {activity, port}}; its first versions wrote {source, sourcePort}.
    private static string? Port(JsonObject connection) =>
        connection["source"] is JsonObject source ? Fields.Text(source, "port") : Fields.Text(connection, "sourcePort");

    private static Node? End(NodePreparation preparation, ImmutableArray<Node> activities, JsonObject connection, string end, string property)
    {
        var id = connection[end] is JsonObject given ? Fields.Text(given, "activity") : Fields.Text(connection, end);
        var found = activities.FirstOrDefault(activity => activity.Id == id && id is not null);
        if (found is null)
        {
            preparation.Problem(ProblemCodes.UnknownConnectionEnd, $"A connection's {end} is '{id}', which the flowchart does not have.", property);
        }

        return found;
    }
}
