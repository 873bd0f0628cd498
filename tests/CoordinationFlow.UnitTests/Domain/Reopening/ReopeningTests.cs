using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Reopening;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.UnitTests.Cases;
using CoordinationFlow.UnitTests.Domain.FollowUp;
using CoordinationFlow.UnitTests.Domain.Played;
using FsCheck.Xunit;

namespace CoordinationFlow.UnitTests.Domain.Reopening;

[Cases(200, typeof(Plays))]
public sealed class ReopeningTests
{
    [Property]
    public void INV_47_Reopening_never_changes_the_old_record(Play play)
    {
        foreach (var step in play.Steps.Where(step => step is { IsRefused: false, Command: Reopen }))
        {
            Assert.Equal((DossierState.Preparing, step.Before.PositionNo + 1), (step.After.State, step.After.PositionNo));
            Assert.True(step.Before.Adoption is { } adopted ? ReferenceEquals(adopted, step.After.FormerAdoptions[^1]) : ReferenceEquals(step.Before.Abstention, step.After.FormerAbstentions[^1]));
            Assert.Equal(step.Before.Instructions, step.After.Instructions);
        }

        Assert.All(play.Steps, step => Assert.Equal(step.Before.FormerAdoptions, step.After.FormerAdoptions.Take(step.Before.FormerAdoptions.Length)));
    }

    [Fact]
    public void A_reopened_dossier_has_its_rounds_again_and_its_new_instruction_replaces_the_old_one()
    {
        var played = ReportingBackTests.Adopted();
        Assert.Null(Again(played).Refusal);
        Assert.Equal((DossierState.Preparing, 2), (played.Now.State, played.Now.PositionNo));
        Assert.Null(played.Circulate(Procedure.Silence, paragraphs: PlayedDossier.Draft("a", "b", "a")).Refusal);
        Assert.Equal(2, played.Now.LastRound!.Number);
        Assert.Single(played.Now.Rounds, round => round.CountsForLimit);
        played.Close();
        Assert.Equal((2, 2), (played.Now.Adoption!.Position, played.Now.Adoption.Version));
        Assert.Equal((2, 1), (played.Now.Instructions[^1].No, played.Now.Instructions[^1].Replaces));
        Assert.Equal(1, played.Now.FormerAdoptions.Single().Position);
    }

    [Fact]
    public void A_dossier_is_reopened_until_the_meeting_was_held_and_after_it_only_where_it_was_postponed_or_went_another_way()
    {
        var before = ReportingBackTests.Adopted(new DateOnly(2027, 2, 1));
        Assert.Null(Again(before.PassTo("2027-02-01 18:00")).Refusal);
        Assert.True(before.Now.CutoffIsReached);

        var after = ReportingBackTests.Adopted(new DateOnly(2027, 2, 1));
        Again(after.PassTo("2027-02-02 09:00")).RefusedAs("state.wrong");
        ReportingBackTests.Report(after, ReportResult.Postponed);
        Assert.Null(Again(after).Refusal);
    }

    [Fact]
    public void Reopening_needs_a_reason_and_a_dossier_that_has_ended()
    {
        var played = ReportingBackTests.Adopted();
        played.Send(new Reopen(PlayedDossier.Id, ""), PlayedDossier.Coordinator).RefusedAs("reason.missing");
        ReportingBackTests.Report(played, ReportResult.AsInstructed);
        Again(played).RefusedAs("state.wrong");
        Again(Playing.Prepared(["IO"])).RefusedAs("state.wrong");
    }

    private static Decision Again(PlayedDossier played) => played.Send(new Reopen(PlayedDossier.Id, "another try"), PlayedDossier.Coordinator);
}
