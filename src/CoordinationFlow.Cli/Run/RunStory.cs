using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace CoordinationFlow.Cli.Run;

/// <summary>A trace as a person reads it: what was done, what each instance did, how it stands.</summary>
internal static class RunStory
{
    /// <summary>Tells the trace.</summary>
    public static string Of(JsonObject trace)
    {
        var story = new StringBuilder();
        if (trace["startError"] is { } refused)
        {
            story.AppendLine(refused.GetValue<string>());
        }

        foreach (var step in trace["drive"]!.AsArray())
        {
            story.AppendLine($"{step!["do"]} {step["definition"] ?? step["activityId"]} {step["input"]?.ToJsonString()}".TrimEnd());
        }

        foreach (var line in trace["lines"]!.AsArray())
        {
            story.AppendLine(CultureInfo.InvariantCulture, $"> {line}");
        }

        foreach (var instance in trace["instances"]!.AsArray())
        {
            Tell(story, instance!.AsObject());
        }

        return story.ToString().TrimEnd();
    }

    private static void Tell(StringBuilder story, JsonObject instance)
    {
        story.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"{instance["definitionId"]}, version {instance["version"]}: {instance["status"]}, {instance["subStatus"]}");
        var activities = instance["activities"]!.AsArray();
        foreach (var happened in instance["events"]!.AsArray())
        {
            var activity = activities[happened!["n"]!.GetValue<int>() - 1]!;
            story.AppendLine($"  {happened["event"],-10} {happened["activityId"]} ({activity["type"]}) {happened["message"]}".TrimEnd());
        }

        foreach (var incident in instance["incidents"]!.AsArray())
        {
            story.AppendLine(CultureInfo.InvariantCulture, $"  incident at {incident!["activityId"]}: {incident["message"]}");
        }

        foreach (var bookmark in instance["bookmarks"]!.AsArray())
        {
            story.AppendLine(CultureInfo.InvariantCulture, $"  waits at {bookmark!["activityId"]} ({bookmark["name"]})");
        }

        if (instance["output"] is JsonObject { Count: > 0 } output)
        {
            story.AppendLine(CultureInfo.InvariantCulture, $"  output {output.ToJsonString()}");
        }
    }
}
