using CoordinationFlow.Domain.Adoption;
using CoordinationFlow.Domain.Deadlines;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Findings;
using CoordinationFlow.Domain.FollowUp;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.Domain.WorkingTime;
using CoordinationFlow.UnitTests.Domain.Played;

namespace CoordinationFlow.UnitTests.Domain.Findings;

/// <summary>What becomes of a finding (domain 5.2, 5.3: K6).</summary>
public sealed class FindingsTests
{
    [Fact]
    public void A_finding_is_taken_up_with_an_owner_and_a_day_and_settled_with_a_remark()
    {
        var played = Deviated();
        Assert.Null(Handle(played, new HandleFinding(PlayedDossier.Id, 1, FindingState.InProgress, "FA", new DateOnly(2027, 2, 1))).Refusal);
        Assert.Equal((FindingState.InProgress, "FA", new DateOnly(2027, 2, 1)), (played.Now.Findings[0].State, played.Now.Findings[0].Owner, played.Now.Findings[0].Review!.Value));
        Handle(played, new HandleFinding(PlayedDossier.Id, 1, FindingState.Settled)).RefusedAs("reason.missing");
        Assert.Null(Handle(played, new HandleFinding(PlayedDossier.Id, 1, FindingState.Settled, Remark: "told to the working party")).Refusal);
        Assert.False(played.Now.Findings[0].IsOpen);
        Assert.Null(played.Now.Findings[0].Review);
    }

    [Fact]
    public void A_finding_in_progress_is_overdue_once_its_day_of_review_is_over_and_told_once()
    {
        var played = Deviated();
        Handle(played, new HandleFinding(PlayedDossier.Id, 1, FindingState.InProgress, null, new DateOnly(2027, 2, 1)));
        var over = PlayedDossier.Brussels("2027-02-02 00:00");
        Assert.Equal(over, Assert.Single(DueItems.Of(played.Now), item => item.Kind == DueItemKind.Finding).DueAt);
        played.PassTo(over.AddSeconds(-1));
        Assert.False(played.Now.Findings[0].IsOverdue);
        played.PassTo(over.AddDays(20));
        Assert.True(played.Now.Findings[0].IsOverdue);
        Assert.Equal(over, Assert.Single(played.Events.OfType<FindingsOverdue>()).At);
        Handle(played, new HandleFinding(PlayedDossier.Id, 1, FindingState.InProgress, null, new DateOnly(2027, 3, 1)));
        Assert.False(played.Now.Findings[0].IsOverdue);
    }

    [Fact]
    public void A_day_of_review_lies_ahead_and_an_owner_has_a_seat_and_a_finding_is_known()
    {
        var played = Deviated();
        Assert.Equal("review", Handle(played, new HandleFinding(PlayedDossier.Id, 1, FindingState.InProgress, null, new DateOnly(2027, 1, 1))).RefusedAs("input.invalid").Field);
        Assert.Equal("review", Handle(played, new HandleFinding(PlayedDossier.Id, 1, FindingState.InProgress, null, BrusselsTime.LocalDate(played.Clock))).RefusedAs("input.invalid").Field);
        Assert.Equal("review", Handle(played, new HandleFinding(PlayedDossier.Id, 1, FindingState.Open, null, new DateOnly(2027, 3, 1))).RefusedAs("input.invalid").Field);
        Assert.Equal("owner", Handle(played, new HandleFinding(PlayedDossier.Id, 1, FindingState.InProgress, "OBG")).RefusedAs("participant.unknown").Field);
        Assert.Equal("number", Handle(played, new HandleFinding(PlayedDossier.Id, 9, FindingState.Open)).RefusedAs("input.invalid").Field);
        played.Send(new HandleFinding(PlayedDossier.Id, 1, FindingState.Open), PlayedDossier.Holder("FA")).RefusedAs("right.missing");
    }

    [Fact]
    public void A_finding_of_a_closed_dossier_is_still_seen_to()
    {
        var played = Deviated();
        played.Send(new ReportBack(PlayedDossier.Id, ReportResult.AsInstructed), PlayedDossier.Representation);
        Assert.Equal(DossierState.Closed, played.Now.State);
        Assert.Null(Handle(played, new HandleFinding(PlayedDossier.Id, 1, FindingState.InProgress, "FA", BrusselsTime.LocalDate(played.Clock).AddDays(1))).Refusal);
        played.PassTo(played.Clock.AddDays(2));
        Assert.True(played.Now.Findings[0].IsOverdue);
        Assert.Null(Handle(played, new HandleFinding(PlayedDossier.Id, 1, FindingState.Dropped, Remark: "of no consequence")).Refusal);
    }

    private static Decision Handle(PlayedDossier played, HandleFinding command) => played.Send(command, PlayedDossier.Coordinator);

    private static PlayedDossier Deviated()
    {
        var played = Playing.Prepared(["FA"]);
        played.Circulate();
        played.Commit("FA", Stance.Agree);
        played.Close();
        played.Send(new Adopt(PlayedDossier.Id), PlayedDossier.Coordinator);
        Assert.Null(played.Send(new ReportBack(PlayedDossier.Id, ReportResult.Deviated, "the table asked for more"), PlayedDossier.Representation).Refusal);
        Assert.Equal("follow-up.deviated", Assert.Single(played.Now.Findings).Code);
        return played;
    }
}
