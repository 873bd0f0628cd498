using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace CoordinationFlow.Samples.ElsaClient;

/// <summary>Elsa's own routes, below <c>/elsa/api</c>. Throws <see cref="RefusedException"/> with the server's sentences where it refuses.</summary>
internal sealed class ElsaServer(HttpClient http)
{
    /// <summary>Imports a definition as a draft.</summary>
    public Task<JsonNode> ImportAsync(JsonObject definition, CancellationToken cancellationToken) => SendAsync(HttpMethod.Post, "workflow-definitions/import", definition, cancellationToken);

    /// <summary>Publishes its newest version.</summary>
    public Task<JsonNode> PublishAsync(string definitionId, CancellationToken cancellationToken) => SendAsync(HttpMethod.Post, $"workflow-definitions/{definitionId}/publish", new JsonObject(), cancellationToken);

    /// <summary>Runs it until it waits or ends; the instance's id stands in a header, as Elsa's does.</summary>
    public async Task<string> ExecuteAsync(string definitionId, JsonObject input, CancellationToken cancellationToken)
    {
        using var answer = await http.PostAsJsonAsync($"workflow-definitions/{definitionId}/execute", new JsonObject { ["input"] = input }, cancellationToken);
        await ReadAsync(answer, cancellationToken);
        return answer.Headers.GetValues("x-elsa-workflow-instance-id").Single();
    }

    /// <summary>Its instances of a sub-status.</summary>
    public async Task<JsonArray> InstancesAsync(string definitionId, string subStatus, CancellationToken cancellationToken) =>
        (await SendAsync(HttpMethod.Post, "workflow-instances", new JsonObject { ["page"] = 0, ["pageSize"] = 10, ["definitionId"] = definitionId, ["subStatuses"] = new JsonArray(subStatus) }, cancellationToken))["items"]!.AsArray();

    /// <summary>An instance with its state.</summary>
    public Task<JsonNode> InstanceAsync(string instanceId, CancellationToken cancellationToken) => SendAsync(HttpMethod.Get, $"workflow-instances/{instanceId}", null, cancellationToken);

    /// <summary>Its journal, oldest first.</summary>
    public async Task<JsonArray> JournalAsync(string instanceId, CancellationToken cancellationToken) => (await SendAsync(HttpMethod.Get, $"workflow-instances/{instanceId}/journal?skip=0&take=100", null, cancellationToken))["items"]!.AsArray();

    /// <summary>Reports a task done.</summary>
    public Task<JsonNode> CompleteTaskAsync(string taskId, JsonNode result, CancellationToken cancellationToken) => SendAsync(HttpMethod.Post, $"tasks/{taskId}/complete", new JsonObject { ["result"] = result }, cancellationToken);

    /// <summary>Cancels an instance.</summary>
    public Task<JsonNode> CancelAsync(string instanceId, CancellationToken cancellationToken) => SendAsync(HttpMethod.Post, $"cancel/workflow-instances/{instanceId}", null, cancellationToken);

    /// <summary>The definition's file.</summary>
    public Task<JsonNode> ExportAsync(string definitionId, CancellationToken cancellationToken) => SendAsync(HttpMethod.Get, $"workflow-definitions/{definitionId}/export?versionOptions=Latest", null, cancellationToken);

    /// <summary>Deletes the definition.</summary>
    public Task<JsonNode> DeleteAsync(string definitionId, CancellationToken cancellationToken) => SendAsync(HttpMethod.Delete, $"workflow-definitions/{definitionId}", null, cancellationToken);

    private async Task<JsonNode> SendAsync(HttpMethod method, string path, JsonNode? body, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        using var answer = await http.SendAsync(message, cancellationToken);
        return await ReadAsync(answer, cancellationToken);
    }

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        var body = text.StartsWith('{') ? JsonNode.Parse(text)! : new JsonObject();
        return answer.IsSuccessStatusCode ? body
            : throw new RefusedException($"{(int)answer.StatusCode}: {body["errors"]?["generalErrors"]?[0] ?? text}");
    }
}

/// <summary>The server said no.</summary>
internal sealed class RefusedException(string why) : Exception(why);
