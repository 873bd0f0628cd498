using CoordinationFlow.UnitTests.Cases;
using FsCheck.Xunit;

namespace CoordinationFlow.UnitTests.Domain.Played.Aftermath;

/// <summary>Domain 3.14 and D11 to D17 against a plain model of their own.</summary>
[Cases(600, typeof(AftermathPlays))]
public sealed class AftermathTests
{
    [Property]
    public void What_comes_after_the_rounds_is_what_the_plain_model_says(AftermathPlay play) => play.Play();

    [Fact]
    public void Random_plays_reach_every_act_accepted_and_refused()
    {
        var random = new Random(20270111);
        var told = new HashSet<string>(StringComparer.Ordinal);
        var states = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < 300; i++)
        {
            var play = new AftermathPlay([.. Enumerable.Range(0, random.Next(20, 160)).Select(_ => random.Next(2520))]);
            play.Play();
            told.UnionWith(play.Told.Select(one => one.Contains('(', StringComparison.Ordinal) ? one[..one.IndexOf('(', StringComparison.Ordinal)] + "(refused)" : one));
            states.UnionWith(play.Played.Steps.Where(step => step.After.Definitive is not null).Select(step => $"{step.After.Definitive!.State}"));
            states.UnionWith(play.Played.Now.Instructions.Where(one => one.Position < play.Played.Now.PositionNo && !one.AdReferendum && one.Replaces is { } replaced && play.Played.Now.Instructions[replaced - 1].Position == one.Position).Select(_ => "again"));
        }

        string[] acts = ["adopt", "abstain", "instruct ad referendum", "report Deviated", "report AsInstructed", "report Postponed", "report NotReached", "reopen", "withdraw"];
        Assert.Empty(acts.Concat(acts.Select(act => act + " (refused)")).Except(told));
        Assert.Empty(new[] { "", "Confirmed", "Corrected", "Overdue", "again" }.Except(states));
    }
}
