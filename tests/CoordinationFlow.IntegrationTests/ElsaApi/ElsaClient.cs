using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CoordinationFlow.IntegrationTests.Server;

namespace CoordinationFlow.IntegrationTests.ElsaApi;

/// <summary>Speaks to Elsa's API of a running server as a flow designer, or as whom one says.</summary>
internal sealed class ElsaClient(RunningServer server, string who = "clara") : IDisposable
{
    private readonly HttpClient _client = server.As(who);

    /// <summary>Sends and gives status and body, the body as JSON where it is.</summary>
    public async Task<(HttpStatusCode Status, JsonNode? Body)> SendAsync(HttpMethod method, string path, JsonNode? body = null)
    {
        using var message = new HttpRequestMessage(method, "/elsa/api/" + path);
        if (body is not null)
        {
            message.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        }

        using var answer = await _client.SendAsync(message);
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, text.StartsWith('{') || text.StartsWith('[') ? JsonNode.Parse(text) : JsonValue.Create(text));
    }

    public async Task<JsonNode> GetAsync(string path) => await OkAsync(HttpMethod.Get, path, null);

    public async Task<JsonNode> PostAsync(string path, JsonNode? body = null) => await OkAsync(HttpMethod.Post, path, body ?? new JsonObject());

    /// <summary>Saves as Studio does; the definition that comes back.</summary>
    public async Task<JsonObject> SaveAsync(JsonObject definition, bool publish = false) =>
        (await PostAsync("workflow-definitions", Save(definition, publish)))["workflowDefinition"]!.AsObject();

    /// <summary>The body of a save. A node has one parent, so it gets a copy.</summary>
    public static JsonObject Save(JsonObject definition, bool publish = false) => new() { ["model"] = definition.DeepClone(), ["publish"] = publish };

    /// <summary>Runs the latest version; the instance's id.</summary>
    public async Task<string> RunAsync(JsonObject definition, JsonObject? input = null)
    {
        var body = new JsonObject { ["versionOptions"] = "Latest", ["input"] = input?.DeepClone() };
        return (await PostAsync($"workflow-definitions/{definition["definitionId"]}/dispatch", body))["workflowInstanceId"]!.ToString();
    }

    /// <summary>A new definition as a designer draws one: these activities, one after the other.</summary>
    public static JsonObject Flow(string name, params JsonObject[] activities) => new()
    {
        ["name"] = name,
        ["root"] = new JsonObject { ["id"] = "root", ["type"] = "Elsa.Sequence", ["version"] = 1, ["activities"] = new JsonArray([.. activities]) },
    };

    public static JsonObject Activity(string id, string type, params (string Input, string Syntax, string Value)[] inputs)
    {
        var activity = new JsonObject { ["id"] = id, ["name"] = id, ["type"] = type, ["version"] = 1 };
        foreach (var (input, syntax, value) in inputs)
        {
            activity[input] = new JsonObject { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = syntax, ["value"] = value } };
        }

        return activity;
    }

    public static JsonObject Line(string id, string text = "x") => Activity(id, "Elsa.WriteLine", ("text", "Literal", text));

    public static JsonObject Task(string id) => Activity(id, "Elsa.RunTask", ("taskName", "Literal", "Ask"));

    /// <summary>The sentences of a refusal.</summary>
    public static string Problems(JsonNode? body) => string.Join('\n', body?["errors"]?["generalErrors"]?.AsArray().Select(each => each!.ToString()) ?? []);

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private async Task<JsonNode> OkAsync(HttpMethod method, string path, JsonNode? body)
    {
        var (status, answer) = await SendAsync(method, path, body);
        Assert.True((int)status < 300, $"{method} {path}: {(int)status} {answer?.ToJsonString()}");
        return answer!;
    }
}
