using System.Text.Json.Nodes;

namespace CoordinationFlow.Workflows.Drawings;

/// <summary>What is no flowchart has no layout of its own: its activities are drawn in a row, those of a sequence connected.</summary>
internal static class SequencePicture
{
    private const int Step = 260, Top = 60;

    /// <summary>The root as it is drawn; a flowchart is its own.</summary>
    public static JsonObject AsFlowchart(JsonObject root)
    {
        if (root["type"]?.ToString() == "Elsa.Flowchart")
        {
            return root;
        }

        var activities = ((JsonArray)root["activities"]!).OfType<JsonObject>().Select((activity, i) => Placed(activity, i * Step)).ToArray();
        var connections = root["type"]?.ToString() != "Elsa.Sequence" ? [] : activities.Zip(activities.Skip(1), (from, to) => (JsonNode)new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = from["id"]?.ToString(), ["port"] = "Done" },
            ["target"] = new JsonObject { ["activity"] = to["id"]?.ToString(), ["port"] = "In" },
        });
        return new JsonObject { ["activities"] = new JsonArray([.. activities]), ["connections"] = new JsonArray([.. connections]) };
    }

    private static JsonObject Placed(JsonObject activity, int x)
    {
        var placed = activity.DeepClone().AsObject();
        var metadata = placed["metadata"] as JsonObject ?? [];
        placed["metadata"] = metadata.Parent is null ? metadata : metadata.DeepClone();
        placed["metadata"]!["designer"] = new JsonObject { ["position"] = new JsonObject { ["x"] = x, ["y"] = Top } };
        return placed;
    }
}
