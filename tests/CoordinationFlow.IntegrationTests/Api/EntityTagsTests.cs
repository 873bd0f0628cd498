using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CoordinationFlow.IntegrationTests.Rights;
using CoordinationFlow.IntegrationTests.Server;

namespace CoordinationFlow.IntegrationTests.Api;

public sealed class EntityTagsTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task Who_has_the_dossier_as_it_is_gets_304_until_it_changes()
    {
        var (id, task, _) = await new RightsWorld(server).InRoundAsync();
        using var ann = server.As("ann");
        var tag = (await ann.GetAsync($"/api/dossiers/{id}")).Headers.ETag!;

        Assert.Equal(HttpStatusCode.NotModified, (await GetAsync(ann, id, tag.ToString())).StatusCode);

        using var emp = server.As("emp");
        await RightsWorld.SendAsync(emp, HttpMethod.Post, $"/api/tasks/{task}/position", """{"default":"A"}""");
        var changed = await GetAsync(ann, id, tag.ToString());
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.NotEqual(tag, changed.Headers.ETag);
    }

    [Fact]
    public async Task A_command_on_what_has_changed_since_it_was_read_is_stale_and_does_nothing()
    {
        var (id, task, _) = await new RightsWorld(server).InRoundAsync();
        using var ann = server.As("ann");
        var tag = (await ann.GetAsync($"/api/dossiers/{id}")).Headers.ETag!.ToString();
        using var emp = server.As("emp");
        await RightsWorld.SendAsync(emp, HttpMethod.Post, $"/api/tasks/{task}/position", """{"default":"A"}""");

        var (status, problem) = await WithdrawAsync(ann, id, tag);

        Assert.Equal(HttpStatusCode.PreconditionFailed, status);
        Assert.Equal("stale", problem["code"]!.ToString());
        var now = await ann.GetAsync($"/api/dossiers/{id}");
        Assert.Equal("InRound", JsonNode.Parse(await now.Content.ReadAsStringAsync())!["state"]!.ToString());
        Assert.Equal(HttpStatusCode.OK, (await WithdrawAsync(ann, id, now.Headers.ETag!.ToString())).Status);
    }

    private static async Task<HttpResponseMessage> GetAsync(HttpClient client, string id, string tag)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, $"/api/dossiers/{id}");
        message.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return await client.SendAsync(message);
    }

    private static async Task<(HttpStatusCode Status, JsonNode Problem)> WithdrawAsync(HttpClient client, string id, string tag)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, $"/api/dossiers/{id}/withdraw") { Content = new StringContent("""{"reason":"No longer needed."}""", Encoding.UTF8, "application/json") };
        message.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString("N"));
        message.Headers.TryAddWithoutValidation("If-Match", tag);
        using var answer = await client.SendAsync(message);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }
}
