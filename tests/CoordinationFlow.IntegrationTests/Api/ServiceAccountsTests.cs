using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CoordinationFlow.IntegrationTests.Rights;
using CoordinationFlow.IntegrationTests.Server;

namespace CoordinationFlow.IntegrationTests.Api;

public sealed class ServiceAccountsTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task A_ministry_s_system_answers_by_its_token_until_the_account_is_shut()
    {
        var token = Guid.NewGuid().ToString("N") + Guid.NewGuid().ToString("N");
        using var eva = server.As("eva");
        await RightsWorld.SendAsync(eva, HttpMethod.Put, "/api/service-accounts/emp-files", Account(token));
        var (_, task, _) = await new RightsWorld(server).InRoundAsync();
        using var system = WithToken(token);

        await RightsWorld.SendAsync(system, HttpMethod.Post, $"/api/tasks/{task}/position", """{"default":"A"}""");
        Assert.Equal("emp-files", JsonNode.Parse(await system.GetStringAsync("/api/me"))!["personId"]!.ToString());

        await RightsWorld.SendAsync(eva, HttpMethod.Delete, "/api/service-accounts/emp-files", "{}");
        Assert.Equal(HttpStatusCode.Unauthorized, (await system.GetAsync("/api/me")).StatusCode);
    }

    [Fact]
    public async Task Nobody_is_ever_told_a_token_or_its_hash()
    {
        var token = Guid.NewGuid().ToString("N") + Guid.NewGuid().ToString("N");
        using var eva = server.As("eva");
        var made = await RightsWorld.SendAsync(eva, HttpMethod.Put, "/api/service-accounts/emp-other", Account(token));

        var told = made.ToJsonString() + await eva.GetStringAsync("/api/service-accounts") + await eva.GetStringAsync("/api/persons");

        Assert.DoesNotContain(Hash(token), told, StringComparison.Ordinal);
        Assert.DoesNotContain("tokenHash", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_is_not_turned_into_a_system_nor_a_system_into_a_person()
    {
        using var eva = server.As("eva");

        Assert.Equal("accountId", await RefusedAsync(eva, "/api/service-accounts/ann", Account(Guid.NewGuid().ToString("N"))));
        Assert.Equal("personId", await RefusedAsync(eva, "/api/persons/svc-ibz", """{"name":"Lotte","roles":[],"languages":["nl"]}"""));
    }

    private static string Account(string token) => $$"""{"name":"EMP files","role":"MandateHolder","participant":"EMP","tokenHash":"{{Hash(token)}}"}""";

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private static async Task<string> RefusedAsync(HttpClient client, string path, string body)
    {
        using var message = new HttpRequestMessage(HttpMethod.Put, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        message.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString("N"));
        using var answer = await client.SendAsync(message);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["field"]!.ToString();
    }

    private HttpClient WithToken(string token)
    {
        var client = server.As(null);
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }
}
