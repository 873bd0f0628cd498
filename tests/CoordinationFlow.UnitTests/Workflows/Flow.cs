using System.Text.Json.Nodes;

namespace CoordinationFlow.UnitTests.Workflows;

/// <summary>Definition files in Elsa's form, written short.</summary>
internal static class Flow
{
    public static JsonObject Input(object? value, string type = "Literal") => new()
    {
        ["typeName"] = "Object",
        ["expression"] = new JsonObject { ["type"] = type, ["value"] = JsonValue.Create(value) },
    };

    public static JsonObject Js(string script) => Input(script, "JavaScript");

    public static JsonObject Activity(string type, string id, params (string Name, JsonNode? Value)[] properties)
    {
        var activity = new JsonObject { ["id"] = id, ["name"] = id, ["type"] = type, ["version"] = 1 };
        foreach (var (name, value) in properties)
        {
            activity[name] = value;
        }

        return activity;
    }

    public static JsonObject Line(string id) => Activity("Elsa.WriteLine", id, ("text", Input(id)));

    public static JsonObject Line(string id, string script) => Activity("Elsa.WriteLine", id, ("text", Js(script)));

    public static JsonObject Task(string id) => Activity("Elsa.RunTask", id, ("taskName", Input(id)));

    public static JsonObject Wait(string id, string name) => Activity("Test.Wait", id, ("name", Input(name)));

    public static JsonObject Fault(string id) => Activity("Elsa.Fault", id, ("message", Input("boom")));

    public static JsonObject Set(string id, string variable, JsonObject value) =>
        Activity("Elsa.SetVariable", id, ("variable", new JsonObject { ["id"] = "v-" + variable, ["name"] = variable, ["typeName"] = "Object" }), ("value", value));

    public static JsonObject Sequence(string id, params JsonObject[] activities) => Container("Elsa.Sequence", id, activities);

    public static JsonObject Parallel(string id, params JsonObject[] activities) => Container("Elsa.Parallel", id, activities);

    public static JsonObject Flowchart(string id, JsonObject[] activities, params string[] connections) =>
        Activity("Elsa.Flowchart", id, ("activities", new JsonArray([.. activities])), ("connections", new JsonArray([.. connections.Select(Connection)])));

    public static JsonObject Variable(string name, string type = "Int32", object? value = null) => new()
    {
        ["id"] = "v-" + name,
        ["name"] = name,
        ["typeName"] = type,
        ["isArray"] = false,
        ["value"] = JsonValue.Create(value),
    };

    public static JsonObject Definition(string id, JsonObject root, params JsonObject[] variables) => new()
    {
        ["definitionId"] = id,
        ["name"] = id,
        ["version"] = 1,
        ["variables"] = new JsonArray([.. variables]),
        ["inputs"] = new JsonArray(),
        ["outputs"] = new JsonArray(),
        ["outcomes"] = new JsonArray(),
        ["options"] = new JsonObject(),
        ["root"] = root,
    };

    public static JsonObject Continuing(JsonObject definition)
    {
        definition["options"]!["incidentStrategyType"] = "ContinueWithIncidentsStrategy";
        return definition;
    }

    private static JsonObject Container(string type, string id, JsonObject[] activities) =>
        Activity(type, id, ("activities", new JsonArray([.. activities])));

    // "A>B" leaves by Done, "A:Yes>B" by Yes.
    public static JsonNode Connection(string text)
    {
        var ends = text.Split('>');
        var source = ends[0].Split(':');
        return new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = source[0], ["port"] = source.Length > 1 ? source[1] : "Done" },
            ["target"] = new JsonObject { ["activity"] = ends[1], ["port"] = "In" },
        };
    }
}
