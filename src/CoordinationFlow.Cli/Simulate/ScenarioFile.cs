using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoordinationFlow.Cli.Simulate;

/// <summary>A scenario file, read and checked: what happens, and what the complete timeline must be.</summary>
internal sealed record ScenarioFile(string Id, JsonObject Content, IReadOnlyList<ScenarioEvent> Events, JsonObject Expect)
{
    private static readonly string[] Members = ["id", "title", "calendar", "participants", "manualDelivery", "dossier", "flow", "events", "expect"];

    /// <summary>Reads a file. Throws <see cref="ScenarioException"/> where it is no scenario, naming the member.</summary>
    public static async Task<ScenarioFile> ReadAsync(string path, CancellationToken cancellationToken)
    {
        string text;
        try
        {
            text = await File.ReadAllTextAsync(path, cancellationToken);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new ScenarioException(problem.Message);
        }

        return Parse(text);
    }

    /// <summary>Reads a scenario from its text.</summary>
    public static ScenarioFile Parse(string text)
    {
        JsonObject content;
        try
        {
            content = JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false }) as JsonObject ?? throw new ScenarioException("The file is no JSON object.");
        }
        catch (JsonException problem)
        {
            throw new ScenarioException($"The file is not JSON: {problem.Message}");
        }

        if (content.Select(member => member.Key).Except(Members).FirstOrDefault() is { } unknown)
        {
            throw new ScenarioException($"'{unknown}' is not a member of a scenario.");
        }

        var reader = new ScenarioReader(content, "");
        var events = reader.Objects("events").Select(one => ScenarioEvent.Read(one.Object, one.Path)).ToArray();
        return new ScenarioFile(reader.Text("id"), content, events, reader.Object("expect"));
    }
}

/// <summary>One event of a scenario, with the instants that every kind has.</summary>
internal sealed record ScenarioEvent(string Do, DateTimeOffset At, DateTimeOffset Processed, ScenarioReader Fields)
{
    public static ScenarioEvent Read(JsonObject content, string path)
    {
        var reader = new ScenarioReader(content, path);
        var at = reader.Instant("at");
        return new ScenarioEvent(reader.Text("do"), at, reader.Has("processed") ? reader.Instant("processed") : at, reader);
    }
}

/// <summary>Reads members of a JSON object and says which one is wrong.</summary>
internal sealed class ScenarioReader(JsonObject content, string path)
{
    public JsonObject Content => content;

    public bool Has(string name) => content[name] is not null;

    public string Text(string name) => Optional(name) ?? throw Wrong(name, "is missing");

    public string? Optional(string name) => content[name] switch
    {
        null => null,
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        _ => throw Wrong(name, "is not a text"),
    };

    public int Number(string name, int otherwise) => content[name] switch
    {
        null => otherwise,
        JsonValue value when value.TryGetValue<int>(out var number) => number,
        _ => throw Wrong(name, "is not a whole number"),
    };

    public bool Flag(string name) => content[name] switch
    {
        null => false,
        JsonValue value when value.TryGetValue<bool>(out var flag) => flag,
        _ => throw Wrong(name, "is neither true nor false"),
    };

    public JsonObject Object(string name) => content[name] as JsonObject ?? throw Wrong(name, "is not an object");

    public ScenarioReader Reader(string name) => new(Object(name), path + name + ".");

    public IEnumerable<(JsonObject Object, string Path)> Objects(string name)
    {
        var list = content[name] switch { null => [], JsonArray array => array, _ => throw Wrong(name, "is not a list") };
        for (var i = 0; i < list.Count; i++)
        {
            yield return (list[i] as JsonObject ?? throw Wrong($"{name}[{i}]", "is not an object"), $"{path}{name}[{i}].");
        }
    }

    public IReadOnlyList<string> Texts(string name) => content[name] switch
    {
        null => [],
        JsonArray array => [.. array.Select(one => one is JsonValue value && value.TryGetValue<string>(out var text) ? text : throw Wrong(name, "holds something that is no text"))],
        _ => throw Wrong(name, "is not a list"),
    };

    public T Word<T>(string name)
        where T : struct, Enum =>
        Enum.TryParse<T>(Text(name), out var word) && Enum.IsDefined(word) ? word : throw Wrong(name, $"'{content[name]}' is not one of {string.Join(", ", Enum.GetNames<T>())}");

    public DateTimeOffset Instant(string name) =>
        DateTimeOffset.TryParse(Text(name), CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant) ? instant.ToUniversalTime() : throw Wrong(name, "is not an instant");

    public DateTime LocalTime(string name) =>
        DateTime.TryParseExact(Text(name), "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) ? local : throw Wrong(name, "is not a local date-time");

    public DateOnly Date(string name) =>
        DateOnly.TryParseExact(Text(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : throw Wrong(name, "is not a date");

    public ScenarioException Wrong(string name, string what) => new($"{path}{name} {what}.");
}

/// <summary>The file is no scenario that can be played; the message names the member.</summary>
internal sealed class ScenarioException(string message) : Exception(message);
