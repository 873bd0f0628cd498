using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CoordinationFlow.IntegrationTests.Rights;
using CoordinationFlow.IntegrationTests.Server;

namespace CoordinationFlow.IntegrationTests.Sandbox;

/// <summary>Integrators try their system against a participant of their own: real task, receipt and refusal, and no other dossier is touched.</summary>
public sealed class SandboxTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task The_sandbox_is_asked_on_request_and_answers_get_real_receipts_and_refusals()
    {
        using var system = server.As("sandbox");
        var asked = await RightsWorld.SendAsync(system, HttpMethod.Post, "/api/sandbox/tasks", """{"workingDays":3}""");
        var task = (await TasksAsync(system)).Single(one => one!["dossierId"]!.ToString() == asked["dossierId"]!.ToString())!["taskId"]!.ToString();

        var done = await RightsWorld.SendAsync(system, HttpMethod.Post, $"/api/tasks/{task}/position", """{"default":"A","comment":"Tried."}""");
        using var refused = await PostAsync(system, $"/api/tasks/{task}/position", """{"default":"O"}""");

        Assert.StartsWith("SANDBOX-", asked["reference"]!.ToString(), StringComparison.Ordinal);
        Assert.Equal("InTime", done["receipt"]!["status"]!.ToString());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal("position.reason-missing", JsonNode.Parse(await refused.Content.ReadAsStringAsync())!["code"]!.ToString());
    }

    [Fact]
    public async Task The_same_key_asks_once_and_a_try_can_be_withdrawn()
    {
        using var system = server.As("sandbox");
        using var first = await PostAsync(system, "/api/sandbox/tasks", "{}", "one-key");
        using var again = await PostAsync(system, "/api/sandbox/tasks", "{}", "one-key");
        Assert.True(first.IsSuccessStatusCode, await first.Content.ReadAsStringAsync());
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        var id = JsonNode.Parse(await first.Content.ReadAsStringAsync())!["dossierId"]!.ToString();

        await RightsWorld.SendAsync(system, HttpMethod.Delete, $"/api/sandbox/tasks/{id}", "");

        Assert.DoesNotContain(await TasksAsync(system), one => one!["dossierId"]!.ToString() == id);
    }

    [Fact]
    public async Task No_coordinator_is_troubled_and_no_real_dossier_can_ask_the_sandbox()
    {
        using var system = server.As("sandbox");
        var asked = await RightsWorld.SendAsync(system, HttpMethod.Post, "/api/sandbox/tasks", "{}");
        using var ann = server.As("ann");

        Assert.DoesNotContain(asked["reference"]!.ToString(), await ann.GetStringAsync("/api/dossiers?take=100"), StringComparison.Ordinal);
        Assert.DoesNotContain(asked["dossierId"]!.ToString(), await ann.GetStringAsync("/notices"), StringComparison.Ordinal);
        using var adopted = await PostAsync(ann, $"/api/dossiers/{asked["dossierId"]}/abstain", """{"reason":"Not so."}""");
        Assert.Equal(HttpStatusCode.Conflict, adopted.StatusCode);
        using var mixed = await PostAsync(ann, "/api/dossiers", """{"reference":"BE-2027-0940","title":{"en":"Mixed"},"pilot":"SOC","required":["SANDBOX"],"paragraphs":[]}""");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, mixed.StatusCode);
        using var foreign = await PostAsync(ann, "/api/sandbox/tasks", "{}");
        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
    }

    private static async Task<JsonArray> TasksAsync(HttpClient system) => (await system.GetFromJsonAsync<JsonObject>("/api/tasks?take=100"))!["items"]!.AsArray();

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string path, string body, string? key = null)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json") };
        message.Headers.Add("Idempotency-Key", key ?? Guid.NewGuid().ToString("N"));
        return await client.SendAsync(message);
    }
}
