using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CoordinationFlow.IntegrationTests.Server;

namespace CoordinationFlow.EndToEndTests.Studio;

/// <summary>Definitions as Studio saves them, and what happens to their instances outside Studio.</summary>
internal static class StudioFlows
{
    /// <summary>A flowchart with a fork and a join, a loop, a condition, variables, JavaScript and Liquid, a task and a delay.</summary>
    public static JsonObject OfEveryKind(string name = "Of every kind")
    {
        JsonObject[] activities =
        [
            Activity("Elsa.FlowFork", "fork", ("branches", Input("Object", "[\"Left\",\"Right\"]"))),
            Activity("Elsa.ForEach", "each", ("items", Input("JavaScript", "[1, 2, 3]")), ("currentValue", Variable("Item")), ("body", Set("add", "Sum", Input("JavaScript", "variables.Sum + variables.Item")))),
            Activity("Elsa.Delay", "wait", ("timeSpan", Input("Literal", "00:00:01"))),
            Activity("Elsa.FlowJoin", "join", ("mode", Input("Literal", "WaitAll"))),
            Set("say", "Said", Input("Liquid", "Sum {{ Variables.Sum }}")),
            Activity("Elsa.If", "size", ("condition", Input("JavaScript", "variables.Sum > 5")), ("then", Set("big", "Size", Input("Literal", "big"))), ("else", Set("small", "Size", Input("Literal", "small")))),
            Activity("Elsa.RunTask", "ask", ("taskName", Input("JavaScript", "`Ask about ${variables.Said}`"))),
            Activity("Elsa.WriteLine", "tell", ("text", Input("Liquid", "{{ Variables.Size }}"))),
            Activity("Elsa.End", "end"),
        ];
        for (var i = 0; i < activities.Length; i++)
        {
            activities[i]["metadata"] = new JsonObject { ["designer"] = new JsonObject { ["position"] = new JsonObject { ["x"] = i % 3 * 260, ["y"] = i / 3 * 140 }, ["size"] = new JsonObject { ["width"] = 0, ["height"] = 0 } } };
        }

        string[] connections = ["fork:Left>each", "fork:Right>wait", "each>join", "wait>join", "join>say", "say>size", "size>ask", "ask>tell", "tell>end"];
        return new JsonObject
        {
            ["name"] = name,
            ["variables"] = new JsonArray(Declared("Sum", "Int32", "0"), Declared("Item", "Int32", null), Declared("Said", "String", null), Declared("Size", "String", null)),
            ["root"] = new JsonObject { ["id"] = "flow", ["name"] = "flow", ["type"] = "Elsa.Flowchart", ["version"] = 1, ["activities"] = new JsonArray([.. activities]), ["connections"] = new JsonArray([.. connections.Select(Connection)]) },
        };
    }

    /// <summary>A flow whose script fails the first time, and not when it is tried again.</summary>
    public static JsonObject FailsOnce() => new()
    {
        ["name"] = "Fails once",
        ["variables"] = new JsonArray(Declared("Tried", "Boolean", "False")),
        ["root"] = new JsonObject
        {
            ["id"] = "flow",
            ["type"] = "Elsa.Sequence",
            ["version"] = 1,
            ["activities"] = new JsonArray(
                Activity("Elsa.WriteLine", "before", ("text", Input("Literal", "before"))),
                Activity("Elsa.WriteLine", "fails", ("text", Input("JavaScript", "(() => { if (!variables.Tried) { variables.Tried = true; throw new Error('The first time.'); } return 'again'; })()")))),
        },
    };

    /// <summary>The definition with one more activity, a note beside what follows that one.</summary>
    public static JsonObject WithNote(JsonObject definition, string after)
    {
        var note = Activity("Elsa.WriteLine", "note", ("text", Input("Literal", "noted")));
        note["metadata"] = new JsonObject { ["designer"] = new JsonObject { ["position"] = new JsonObject { ["x"] = 540, ["y"] = 200 } } };
        definition["root"]!["activities"]!.AsArray().Add(note);
        definition["root"]!["connections"]!.AsArray().Add(Connection($"{after}>note"));
        return definition;
    }

    /// <summary>Saves as Studio does; the definition that comes back.</summary>
    public static async Task<JsonObject> SaveAsync(HttpClient client, JsonObject definition, bool publish)
    {
        using var answer = await client.PostAsJsonAsync("/elsa/api/workflow-definitions", new JsonObject { ["model"] = definition.DeepClone(), ["publish"] = publish }, TestContext.Current.CancellationToken);
        var body = await answer.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, body?.ToJsonString());
        return body!["workflowDefinition"]!.AsObject();
    }

    /// <summary>Starts the published version; the instance's id.</summary>
    public static async Task<string> DispatchAsync(HttpClient client, JsonObject definition)
    {
        using var answer = await client.PostAsJsonAsync($"/elsa/api/workflow-definitions/{definition["definitionId"]}/dispatch", new { }, TestContext.Current.CancellationToken);
        return (await answer.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken))!["workflowInstanceId"]!.ToString();
    }

    /// <summary>Reports the instance's task done, once it waits for it.</summary>
    public static async Task ReportAsync(HttpClient client, string instance)
    {
        while (true)
        {
            var state = await client.GetFromJsonAsync<JsonNode>($"/elsa/api/workflow-instances/{instance}", TestContext.Current.CancellationToken);
            Assert.Equal("[]", state!["workflowState"]!["incidents"]!.ToJsonString());
            if (state["workflowState"]!["bookmarks"]!.AsArray().Select(bookmark => bookmark!["payload"]?["taskId"]?.ToString()).OfType<string>().FirstOrDefault() is { } task)
            {
                using var answer = await client.PostAsJsonAsync($"/elsa/api/tasks/{task}/complete", new { result = "done" }, TestContext.Current.CancellationToken);
                Assert.True(answer.IsSuccessStatusCode);
                return;
            }
        }
    }

    /// <summary>A coordinator makes a dossier that runs that flow and circulates it; the instance's id.</summary>
    public static async Task<string> CirculateAsync(RunningServer server, string flow)
    {
        using var ann = server.As("ann");
        var made = await CommandAsync(ann, "/api/dossiers", new
        {
            reference = "BE-STUDIO-0001",
            title = new { en = "Runs what was drawn" },
            pilot = "SOC",
            required = new[] { "EMP", "VL" },
            flow,
            paragraphs = new[] { new { id = "p1", text = new { en = "One.", nl = "Een.", fr = "Un." } } },
        });
        var id = made["dossierId"]!.ToString();
        await CommandAsync(ann, $"/api/dossiers/{id}/rounds", new { procedure = "Silence", deadline = new { workingDays = 3 } });
        using var clara = server.As("clara");
        using var answer = await clara.PostAsJsonAsync("/elsa/api/workflow-instances", new { correlationId = id, pageSize = 1 }, TestContext.Current.CancellationToken);
        return (await answer.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken))!["items"]![0]!["id"]!.ToString();
    }

    /// <summary>The coordinator withdraws the dossier, which cancels its instance.</summary>
    public static async Task WithdrawAsync(RunningServer server, string dossier)
    {
        using var ann = server.As("ann");
        await CommandAsync(ann, $"/api/dossiers/{dossier}/withdraw", new { reason = "Seen enough." });
    }

    private static async Task<JsonNode> CommandAsync(HttpClient client, string path, object body)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        message.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString("N"));
        using var answer = await client.SendAsync(message, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }

    private static JsonObject Activity(string type, string id, params (string Name, JsonNode Value)[] properties)
    {
        var activity = new JsonObject { ["id"] = id, ["name"] = id, ["type"] = type, ["version"] = 1 };
        foreach (var (name, value) in properties)
        {
            activity[name] = value;
        }

        return activity;
    }

    private static JsonObject Input(string syntax, string value) => new() { ["typeName"] = "Object", ["expression"] = new JsonObject { ["type"] = syntax, ["value"] = value } };

    private static JsonObject Set(string id, string variable, JsonObject value) => Activity("Elsa.SetVariable", id, ("variable", Declared(variable, "Object", null)), ("value", value));

    private static JsonObject Variable(string name) => new() { ["typeName"] = "Object", ["memoryReference"] = new JsonObject { ["id"] = "v-" + name } };

    private static JsonObject Declared(string name, string type, string? value) => new() { ["id"] = "v-" + name, ["name"] = name, ["typeName"] = type, ["isArray"] = false, ["value"] = value };

    private static JsonNode Connection(string text)
    {
        var ends = text.Split('>');
        var source = ends[0].Split(':');
        return new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = source[0], ["port"] = source.Length > 1 ? source[1] : "Done" },
            ["target"] = new JsonObject { ["activity"] = ends[1], ["port"] = "In" },
            ["vertices"] = new JsonArray(),
        };
    }
}
