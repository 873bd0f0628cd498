using CoordinationFlow.Domain.Adoption;
using CoordinationFlow.Domain.Deadlines;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.FollowUp;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.UnitTests.Domain.Played;

namespace CoordinationFlow.UnitTests.Domain.FollowUp;

public sealed class ReportingBackTests
{
    [Theory]
    [InlineData(ReportResult.AsInstructed, DossierState.Closed)]
    [InlineData(ReportResult.NotReached, DossierState.Closed)]
    [InlineData(ReportResult.Postponed, DossierState.InFollowUp)]
    public void A_report_closes_the_dossier_unless_the_item_was_postponed(ReportResult result, DossierState state)
    {
        var played = Adopted();
        Assert.Null(Report(played, result).Refusal);
        Assert.Equal(state, played.Now.State);
        Assert.Empty(played.Now.Findings);
    }

    [Fact]
    public void A_deviation_needs_a_reason_is_a_finding_and_owes_a_definitive_position()
    {
        var played = Adopted();
        Report(played, ReportResult.Deviated).RefusedAs("reason.missing");
        Assert.Null(Report(played, ReportResult.Deviated, "the others agreed on another text").Refusal);
        Assert.Equal((DossierState.InFollowUp, "follow-up.deviated"), (played.Now.State, played.Now.Findings.Single().Code));
        Assert.Equal(DueItemKind.Definitive, DueItems.Of(played.Now).Single().Kind);
    }

    [Fact]
    public void Nothing_is_reported_before_an_instruction_that_follows_a_position_nor_after_the_close()
    {
        var played = Playing.Prepared(["IO"]);
        Report(played, ReportResult.AsInstructed).RefusedAs("state.wrong");
        var closed = Adopted();
        Report(closed, ReportResult.AsInstructed);
        Report(closed, ReportResult.Postponed).RefusedAs("state.wrong");
    }

    internal static PlayedDossier Adopted(DateOnly? meeting = null)
    {
        var played = Playing.Prepared(["IO"], with: sheet => sheet with { Meeting = meeting });
        played.Circulate();
        played.Commit("IO", Playing.A);
        played.Close();
        Assert.Null(played.Send(new Adopt(PlayedDossier.Id), PlayedDossier.Coordinator).Refusal);
        return played;
    }

    internal static Decision Report(PlayedDossier played, ReportResult result, string? reason = null) =>
        played.Send(new ReportBack(PlayedDossier.Id, result, reason), PlayedDossier.Representation);
}
