using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoordinationFlow.Cli.Simulate;

/// <summary>What came of one scenario.</summary>
internal sealed record ScenarioResult(string Id, IReadOnlyList<JsonObject> Timeline, IReadOnlyList<JsonObject> Missing, IReadOnlyList<JsonObject> Unexpected, IReadOnlyList<string> Differences)
{
    /// <summary>How results are written.</summary>
    public static JsonSerializerOptions Indented { get; } = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonSerializerOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Whether everything is as the file expects.</summary>
    public bool Agrees => Missing.Count == 0 && Unexpected.Count == 0 && Differences.Count == 0;

    /// <summary>Plays a scenario and compares. Throws <see cref="ScenarioException"/> where it can't be played.</summary>
    public static async Task<ScenarioResult> OfAsync(ScenarioFile file, string? workflows, CancellationToken cancellationToken)
    {
        await using var world = await ScenarioWorld.CreateAsync(file, workflows, cancellationToken);
        var timeline = await new ScenarioPlayer(file, world).PlayAsync(cancellationToken);
        var entries = timeline.Entries;
        var (missing, unexpected) = TimelineComparison.Compare(file.Expect, entries);
        var (state, (reached, tried)) = (timeline.State.ToString(), await world.ScaleAsync(cancellationToken));
        List<string> differences = [];
        Differ(differences, "state", file.Expect["state"]?.ToString(), state);
        Differ(differences, "scale.reached", file.Expect["scale"]?["reached"]?.ToString(), $"{reached}");
        Differ(differences, "scale.tried", file.Expect["scale"]?["tried"]?.ToString(), $"{tried}");
        return new ScenarioResult(file.Id, entries, missing, unexpected, differences);
    }

    /// <summary>The file is no scenario, or one that can't be played.</summary>
    public static ScenarioResult Unplayable(string name, string why) => new(name, [], [], [], [why]);

    /// <summary>As JSON: id, agrees, timeline, missing, unexpected, differences.</summary>
    public JsonObject ToJson() => new()
    {
        ["id"] = Id,
        ["agrees"] = Agrees,
        ["timeline"] = List(Timeline),
        ["missing"] = List(Missing),
        ["unexpected"] = List(Unexpected),
        ["differences"] = new JsonArray([.. Differences.Select(one => (JsonNode)one)]),
    };

    /// <summary>For people: one line where it agrees; else what is missing and what came unexpected. With the timeline where asked for.</summary>
    public async Task PrintAsync(TextWriter writer, bool withTimeline)
    {
        if (withTimeline)
        {
            foreach (var entry in Timeline)
            {
                await writer.WriteLineAsync("  " + entry.ToJsonString(OneLine));
            }
        }

        await writer.WriteLineAsync($"{Id}: {(Agrees ? "agrees" : "DIFFERS")}");
        foreach (var line in Differences.Concat(Missing.Select(entry => "missing     " + entry.ToJsonString(OneLine))).Concat(Unexpected.Select(entry => "unexpected  " + entry.ToJsonString(OneLine))))
        {
            await writer.WriteLineAsync("  " + line);
        }
    }

    private static void Differ(List<string> differences, string name, string? expected, string came)
    {
        if (expected != came)
        {
            differences.Add($"{name} is {came}, expected {expected}");
        }
    }

    private static JsonArray List(IEnumerable<JsonObject> entries) => new([.. entries.Select(entry => (JsonNode)entry.DeepClone())]);
}
