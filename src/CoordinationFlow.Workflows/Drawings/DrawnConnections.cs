using System.Text.Json.Nodes;

namespace CoordinationFlow.Workflows.Drawings;

/// <summary>The connections of a definition's root, as its file says them.</summary>
public static class DrawnConnections
{
    /// <summary>Source, port and target, by the activities' ids; none where the root is no flowchart.</summary>
    public static IEnumerable<(string Source, string Port, string Target)> Of(JsonObject? definition) =>
        (definition?["root"]?["connections"] as JsonArray ?? []).OfType<JsonObject>().Select(connection => (End(connection, "source"), PortOf(connection), End(connection, "target")));

    private static string End(JsonObject connection, string end) => connection[end] is JsonObject given ? given["activity"]?.ToString() ?? "" : "";

    private static string PortOf(JsonObject connection) => connection["source"] is JsonObject source && source["port"]?.ToString() is { Length: > 0 } port ? port : "Done";
}
