using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Positions;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.UnitTests.Domain.Played;

namespace CoordinationFlow.UnitTests.Domain.Positions;

/// <summary>An admitted answer counts as if in time (domain 3.9): what its participant has said since stands.</summary>
public sealed class AdmittingLateTests
{
    [Fact]
    public void A_late_answer_of_an_earlier_round_does_not_undo_what_was_said_in_a_later_one()
    {
        var played = LateIn(Stance.Object);
        played.Circulate(paragraphs: PlayedDossier.Draft("a", "b", "a"));
        played.Commit("FA", Stance.Agree);
        played.Commit("JUS", Stance.Agree);
        Assert.Equal(Outcome.Converged, played.Close().Outcome);
        Assert.Empty(Admit(played).Events.OfType<CoordinationFlow.Domain.Rounds.OutcomeChanged>());
        Assert.Equal(Outcome.Converged, played.Now.LastRound!.Now!.Outcome);
    }

    [Fact]
    public void It_still_counts_where_nothing_was_said_since()
    {
        var played = LateIn(Stance.Object);
        played.Circulate(paragraphs: PlayedDossier.Draft("a", "b", "a"));
        played.Commit("JUS", Stance.Agree);
        Assert.Equal(Outcome.Incomplete, played.Close().Outcome);
        Admit(played);
        Assert.Equal(["FA"], played.Now.LastRound!.Now!.Paragraphs["1"].By);
        Assert.Equal(ParagraphState.Incomplete, played.Now.LastRound!.Now!.Paragraphs["2"].State);
    }

    [Fact]
    public void A_competence_taken_back_since_stays_taken_back()
    {
        var played = LateIn(Stance.NoCompetence);
        played.Circulate(paragraphs: PlayedDossier.Draft("a", "b", "a"));
        played.Commit("FA", Stance.Object);
        played.Commit("JUS", Stance.Agree);
        played.Close();
        Admit(played);
        Assert.DoesNotContain("FA", played.Now.NotCompetent);
        Assert.Equal(["FA"], played.Now.LastRound!.Now!.Paragraphs["1"].By);
    }

    private static Decision Admit(PlayedDossier played)
    {
        var admitted = played.Send(new AdmitLate(PlayedDossier.Id, "FA", "their network was down"), PlayedDossier.Coordinator);
        Assert.Null(admitted.Refusal);
        return admitted;
    }

    /// <summary>A first round in which FA answered an hour after the close.</summary>
    private static PlayedDossier LateIn(Stance stance)
    {
        var played = Playing.Prepared(["FA", "JUS"]);
        played.Circulate();
        played.Commit("JUS", Stance.Agree);
        played.Close();
        played.PassTo(played.Clock.AddHours(1));
        Assert.Equal(PositionStatus.Late, played.Commit("FA", new PositionContent(stance) { Reason = stance == Stance.NoCompetence ? null : "the reason" }).Receipt!.Status);
        played.PassTo(played.Clock.AddHours(1));
        return played;
    }
}
