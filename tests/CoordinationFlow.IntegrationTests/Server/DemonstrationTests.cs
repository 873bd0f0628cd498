using System.Net;
using System.Text.Json.Nodes;

namespace CoordinationFlow.IntegrationTests.Server;

public sealed class DemonstrationTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Theory]
    [InlineData("BE-2027-0001", "InRound", null)]
    [InlineData("BE-2027-0002", "Assessing", "Diverged")]
    [InlineData("BE-2027-0003", "Escalated", "Diverged")]
    [InlineData("BE-2027-0004", "InFollowUp", "Converged")]
    [InlineData("BE-2027-0005", "Assessing", "Incomplete")]
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
    public async Task The_escalated_dossier_has_left_the_coordination_meeting_and_waits_for_the_conference()
    {
        using var ann = server.As("ann");

        var sittings = JsonNode.Parse(await ann.GetStringAsync("/api/dossiers/be-2027-0003/sittings"))!.AsArray();

        Assert.Equal([("L2", null), ("L1", "NoAgreement")], sittings.Select(sitting => (sitting!["level"]!.ToString(), sitting["exit"]?.ToString())));
        Assert.True(DateTimeOffset.Parse(sittings[0]!["plannedAt"]!.ToString(), System.Globalization.CultureInfo.InvariantCulture) > TimeProvider.System.GetUtcNow());
    }

    [Fact]
    public async Task The_restricted_dossier_waits_for_a_definitive_position_and_exists_only_for_who_is_asked()
    {
        using var ann = server.As("ann");
        using var flanders = server.As("vl-m1");

        var dossier = JsonNode.Parse(await ann.GetStringAsync("/api/dossiers/be-2027-0005"))!;
        var instruction = JsonNode.Parse(await ann.GetStringAsync("/api/dossiers/be-2027-0005/instructions"))![0]!;

        Assert.Equal("Restricted", dossier["sheet"]!["classification"]!.ToString());
        Assert.Equal(["FIN"], dossier["assessment"]!["missing"]!.AsArray().Select(code => code!.ToString()));
        Assert.Null(dossier["definitive"]!["state"]);
        Assert.True(instruction["adReferendum"]!.GetValue<bool>());
        Assert.Equal(HttpStatusCode.NotFound, (await flanders.GetAsync("/api/dossiers/be-2027-0005")).StatusCode);
    }

    [Fact]
    public async Task There_are_a_finding_a_reservation_past_its_review_and_a_confirmed_instruction()
    {
        using var ann = server.As("ann");

        var finding = Assert.Single(JsonNode.Parse(await ann.GetStringAsync("/api/findings"))!["items"]!.AsArray())!;
        var reservation = Assert.Single(JsonNode.Parse(await ann.GetStringAsync("/api/reservations"))!["items"]!.AsArray())!;
        var instructions = JsonNode.Parse(await ann.GetStringAsync("/api/instructions"))!["items"]!.AsArray();

        Assert.Equal(("be-2027-0004", "answer.late-after-adoption", "EMP"), (finding["dossierId"]!.ToString(), finding["finding"]!.ToString(), finding["participant"]!.ToString()));
        Assert.Equal(("OBG", 1), (reservation["participant"]!.ToString(), reservation["reviews"]!.GetValue<int>()));
        Assert.Equal(["be-2027-0004"], instructions.Where(one => one!["proof"]?["confirmedAt"] is not null).Select(one => one!["dossierId"]!.ToString()));
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
