using System.Text.Json.Nodes;
using CoordinationFlow.IntegrationTests.Rights;
using CoordinationFlow.IntegrationTests.Server;

namespace CoordinationFlow.IntegrationTests.Api;

public sealed class PagesOfListsTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Theory]
    [InlineData("ann", "/api/dossiers?take=2", "id")]
    [InlineData("ann", "/api/dossiers/be-2027-0002/audit?take=3", "seq")]
    [InlineData("emp", "/api/tasks?take=1", "taskId")]
    public async Task Pages_put_together_hold_each_entry_once(string who, string path, string id)
    {
        await new RightsWorld(server).InRoundAsync();
        using var client = server.As(who);
        var whole = await EntriesAsync(client, path[..path.IndexOf('?', StringComparison.Ordinal)] + "?take=100", id);

        var paged = new List<string>();
        for (string? next = path; next is not null;)
        {
            using var answer = await client.GetAsync(next);
            var page = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
            paged.AddRange(page["items"]!.AsArray().Select(entry => entry![id]!.ToString()));
            var link = answer.Headers.TryGetValues("Link", out var links) ? links.Single() : null;
            Assert.Equal(page["next"] is null, link is null);
            next = link?[1..link.IndexOf('>', StringComparison.Ordinal)];
        }

        Assert.True(whole.Count > 1);
        Assert.Equal(whole, paged);
    }

    private static async Task<List<string>> EntriesAsync(HttpClient client, string path, string id) =>
        [.. JsonNode.Parse(await client.GetStringAsync(path))!["items"]!.AsArray().Select(entry => entry![id]!.ToString())];
}
