using System.Globalization;
using System.Text.Json.Nodes;
using CoordinationFlow.IntegrationTests.Rights;

namespace CoordinationFlow.IntegrationTests.Server;

public sealed class DemoClockTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task The_clock_goes_past_a_deadline_and_the_round_has_closed_at_its_planned_instant()
    {
        var (id, _, _) = await new RightsWorld(server).InRoundAsync();
        using var ann = server.As("ann");
        var deadline = JsonNode.Parse(await ann.GetStringAsync($"/api/dossiers/{id}/rounds/1"))!["deadline"]!.ToString();

        var clock = await RightsWorld.SendAsync(ann, HttpMethod.Post, "/demo/clock", $$"""{"to":"{{deadline}}"}""");

        var round = JsonNode.Parse(await ann.GetStringAsync($"/api/dossiers/{id}/rounds/1"))!;
        Assert.Equal("Closed", round["state"]!.ToString());
        Assert.Equal(Instant(deadline).AddSeconds(1), Instant(round["closedAt"]!.ToString()));
        Assert.True(Instant(clock["now"]!.ToString()) >= Instant(deadline).AddSeconds(1));
    }

    [Fact]
    public async Task The_clock_never_goes_back()
    {
        using var ann = server.As("ann");
        var before = Instant(JsonNode.Parse(await ann.GetStringAsync("/demo/clock"))!["now"]!.ToString());

        var after = await RightsWorld.SendAsync(ann, HttpMethod.Post, "/demo/clock", """{"to":"2020-01-01T00:00:00Z"}""");

        Assert.True(Instant(after["now"]!.ToString()) >= before);
    }

    [Fact]
    public async Task The_clock_goes_to_what_falls_due_next()
    {
        await new RightsWorld(server).InRoundAsync();
        using var ann = server.As("ann");
        var next = Instant(JsonNode.Parse(await ann.GetStringAsync("/demo/clock"))!["next"]!.ToString());

        var moved = await RightsWorld.SendAsync(ann, HttpMethod.Post, "/demo/clock", """{"toNext":true}""");

        Assert.True(moved["fired"]!.GetValue<int>() >= 1);
        Assert.True(Instant(moved["now"]!.ToString()) >= next);
    }

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
