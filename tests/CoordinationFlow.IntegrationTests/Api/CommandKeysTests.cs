using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CoordinationFlow.IntegrationTests.Rights;
using CoordinationFlow.IntegrationTests.Server;

namespace CoordinationFlow.IntegrationTests.Api;

/// <summary>INV-41: a command with the same key and body gives the same answer; the same key with another body is refused.</summary>
public sealed class CommandKeysTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task A_dossier_that_is_created_twice_with_one_key_is_made_once()
    {
        using var ann = server.As("ann");
        var body = Dossier($"BE-KEY-{Guid.NewGuid():N}");
        var key = Guid.NewGuid().ToString("N");

        var (status, first) = await SendAsync(ann, "/api/dossiers", body, key);
        var again = await SendAsync(ann, "/api/dossiers", body, key);
        var otherKey = await SendAsync(ann, "/api/dossiers", body, Guid.NewGuid().ToString("N"));

        Assert.Equal(HttpStatusCode.Created, status);
        Assert.Equal((status, first), again);
        Assert.Equal("input.invalid", JsonNode.Parse(otherKey.Text)!["code"]!.ToString());
        Assert.Equal("reference", JsonNode.Parse(otherKey.Text)!["field"]!.ToString());
    }

    [Fact]
    public async Task One_key_with_another_body_is_refused()
    {
        using var ann = server.As("ann");
        var key = Guid.NewGuid().ToString("N");
        await SendAsync(ann, "/api/dossiers", Dossier($"BE-KEY-{Guid.NewGuid():N}"), key);

        var (status, text) = await SendAsync(ann, "/api/dossiers", Dossier($"BE-KEY-{Guid.NewGuid():N}"), key);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Equal("idempotency.mismatch", JsonNode.Parse(text)!["code"]!.ToString());
    }

    [Fact]
    public async Task An_answer_that_is_sent_twenty_times_at_once_with_one_key_is_stored_once()
    {
        var (id, task, _) = await new RightsWorld(server).InRoundAsync();
        using var emp = server.As("emp");
        var key = Guid.NewGuid().ToString("N");

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => SendAsync(emp, $"/api/tasks/{task}/position", """{"default":"A"}""", key)));

        Assert.Single(answers.Distinct());
        Assert.Equal(HttpStatusCode.OK, answers[0].Status);
        using var ann = server.As("ann");
        var story = JsonNode.Parse(await ann.GetStringAsync($"/api/dossiers/{id}/audit?take=100"))!["items"]!.AsArray();
        Assert.Single(story, entry => entry!["kind"]!.ToString() == "PositionReceived");
    }

    [Fact]
    public async Task A_second_answer_that_does_not_name_the_first_is_told_which_one_stands()
    {
        var (_, task, _) = await new RightsWorld(server).InRoundAsync();
        using var emp = server.As("emp");
        var first = await SendAsync(emp, $"/api/tasks/{task}/position", """{"default":"A"}""", Guid.NewGuid().ToString("N"));

        var (status, text) = await SendAsync(emp, $"/api/tasks/{task}/position", """{"default":"C","comment":"But."}""", Guid.NewGuid().ToString("N"));

        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Equal(JsonNode.Parse(first.Text)!["receipt"]!["id"]!.ToString(), JsonNode.Parse(text)!["standingReceipt"]!.ToString());
    }

    private static string Dossier(string reference) =>
        $$$"""{"reference":"{{{reference}}}","title":{"en":"T"},"pilot":"SOC","required":["EMP"],"paragraphs":[{"id":"p1","text":{"en":"One.","nl":"Een."}}]}""";

    private static async Task<(HttpStatusCode Status, string Text)> SendAsync(HttpClient client, string path, string body, string key)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        message.Headers.Add("Idempotency-Key", key);
        using var answer = await client.SendAsync(message);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
