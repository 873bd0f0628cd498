using System.Net;
using System.Text.Json.Nodes;

namespace CoordinationFlow.IntegrationTests.Server;

public sealed class DemonstrationTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Theory]
    [InlineData("BE-2027-0001", "InRound", null)]
    [InlineData("BE-2027-0002", "Assessing", "Diverged")]
    [InlineData("BE-2027-0003", "Assessing", "Diverged")]
    [InlineData("BE-2027-0004", "InFollowUp", "Converged")]
    [InlineData("BE-2027-0006", "Preparing", null)]
    public async Task Each_demo_dossier_shows_its_state(string reference, string state, string? outcome)
    {
        using var ann = server.As("ann");

        var dossier = JsonNode.Parse(await ann.GetStringAsync($"/api/dossiers/{reference.ToLowerInvariant()}"))!;

        Assert.Equal(state, dossier["state"]!.ToString());
        if (outcome is not null)
        {
            Assert.Equal(outcome, dossier["assessment"]!["outcome"]!.ToString());
        }
    }

    [Fact]
    public async Task The_round_of_the_first_dossier_is_half_over_and_two_have_answered()
    {
        using var ann = server.As("ann");

        var round = JsonNode.Parse(await ann.GetStringAsync("/api/dossiers/be-2027-0001/rounds/1"))!;

        Assert.Equal(["FIN", "VL"], round["tasks"]!.AsArray().Where(task => task!["state"]!.ToString() == "Answered").Select(task => task!["participant"]!.ToString()));
        Assert.True(DateTimeOffset.Parse(round["deadline"]!.ToString(), System.Globalization.CultureInfo.InvariantCulture) > TimeProvider.System.GetUtcNow());
    }

    [Fact]
    public async Task The_adopted_dossier_keeps_the_parliamentary_reservation_in_its_instruction()
    {
        using var paul = server.As("paul");

        var instruction = JsonNode.Parse(await paul.GetStringAsync("/api/dossiers/be-2027-0004/instructions"))![0]!;

        Assert.Equal("ApproveWithReservation", instruction["vote"]!.ToString());
        Assert.Equal("ParliamentaryReservation", instruction["reservations"]![0]!["stance"]!.ToString());
    }

    [Fact]
    public async Task Everybody_has_a_token_and_a_token_of_nobody_is_refused()
    {
        using var ann = server.As("ann");
        using var ibz = server.As("ibz");
        using var nobody = server.As("nobody-at-all");

        Assert.Equal("Coordinator", JsonNode.Parse(await ann.GetStringAsync("/api/me"))!["role"]!.ToString());
        Assert.True(JsonNode.Parse(await ibz.GetStringAsync("/api/me"))!["isServiceAccount"]!.GetValue<bool>());
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.GetAsync("/api/me")).StatusCode);
    }
}
