using System.Text.Json.Nodes;
using CoordinationFlow.IntegrationTests.Scenarios.Model;

namespace CoordinationFlow.IntegrationTests.Scenarios;

/// <summary>The reference procedure must itself agree with the handed scenarios before it may judge random ones.</summary>
public sealed class ReferenceProcedureTests
{
    public static TheoryData<string> InItsReach =>
        ["S01", "S02", "S02b", "S03", "S04", "S05", "S06", "S07a", "S08", "S12", "S13", "S14", "S14b", "S15", "S16", "S17", "S19", "S20", "S23", "S24", "S26", "S27", "S28", "S28b", "S29", "S30", "S30b"];

    [Theory]
    [MemberData(nameof(InItsReach))]
    public void The_reference_procedure_tells_the_timeline_of(string scenario)
    {
        var file = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Scenarios", "files", scenario + ".json")))!.AsObject();
        var expect = file["expect"]!.AsObject();

        var told = new ReferenceProcedure(file).Play();

        Assert.Empty(PlainTimeline.Differences(expect, told));
    }

    [Fact]
    public void A_random_scenario_is_the_same_for_the_same_seed_and_ends_in_many_ways()
    {
        var states = Enumerable.Range(1, 300).Select(seed => RandomScenarios.Make(seed)["expect"]!["state"]!.GetValue<string>()).ToArray();

        Assert.Equal(RandomScenarios.Make(7).ToJsonString(), RandomScenarios.Make(7).ToJsonString());
        Assert.Superset(new HashSet<string> { "Assessing", "InFollowUp", "Withdrawn" }, states.ToHashSet());
    }

    [Fact]
    public void Random_scenarios_leave_the_ladder_by_every_exit_and_meet_every_level()
    {
        var closed = Enumerable.Range(1, 1000).SelectMany(seed => RandomScenarios.Make(seed)["expect"]!["timeline"]!.AsArray()).Where(entry => entry!["kind"]!.GetValue<string>() == "LevelClosed").ToArray();

        Assert.Superset(new HashSet<string> { "Agreement", "SendBack", "NoAgreement", "ResolvedByLifting", "Lapsed" }, closed.Select(entry => entry!["exit"]!.GetValue<string>()).ToHashSet());
        Assert.Superset(new HashSet<string> { "L1", "L2", "L3", "K" }, closed.Select(entry => entry!["level"]!.GetValue<string>()).ToHashSet());
        Assert.Contains(closed, entry => entry!["confirming"] is not null);
        Assert.Contains(closed, entry => entry!["tacit"] is not null);
    }
}
