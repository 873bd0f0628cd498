using System.Collections.Immutable;
using CoordinationFlow.Domain.Divergence;
using CoordinationFlow.Domain.Positions;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.UnitTests.Domain.Played;

namespace CoordinationFlow.UnitTests.Domain.Divergence;

public sealed class CarryOverTests
{
    [Fact]
    public void Silence_does_not_lift_an_objection_on_unchanged_text()
    {
        var played = Playing.Prepared(["VL", "WAL", "FA"]);
        played.Circulate();
        played.Commit("VL", Stance.Agree, ("1", Stance.Object), ("2", Stance.Object));
        played.Commit("WAL", Stance.Agree);
        played.Commit("FA", Stance.Agree, ("3", Stance.ScrutinyReservation));
        played.Close();
        played.Circulate(Procedure.Silence, paragraphs: PlayedDossier.Draft("a", "b", "b"));
        var second = played.Close();
        Assert.Equal(new ParagraphResult(ParagraphState.Blocked, ["VL"]), second.Of("1"));
        Assert.Equal((ParagraphState.Clear, ParagraphState.Clear), (second.Of("2").State, second.Of("3").State));
        Assert.Equal(["1"], second.CarriedOver["WAL"]);
        Assert.Equal(["1"], second.CarriedOver["FA"]);
        Assert.Equal(["FA", "VL", "WAL"], second.Tacit);
        played.Circulate(Procedure.Silence, paragraphs: PlayedDossier.Draft("b", "b", "b"));
        Assert.Equal(Outcome.Converged, played.Close().Outcome);
        Assert.Equal(("flow", 5), (played.Now.Adoption!.By, played.Now.Adoption.ScaleReached));
    }

    [Fact]
    public void The_pilot_stands_as_author_on_what_it_changes_and_by_its_own_last_word_on_what_it_does_not()
    {
        var played = Playing.Prepared(["FA"]);
        played.Circulate();
        played.Commit("FA", Stance.Agree);
        played.Send(new CommitPosition(PlayedDossier.Id, null, Playing.Content(Stance.Agree, ("1", Stance.AgreeWithComments), ("2", Stance.Object))), PlayedDossier.Holder("IBZ"));
        Assert.Equal(["IBZ"], played.Close().Of("2").By);
        played.Circulate(Procedure.Silence, paragraphs: PlayedDossier.Draft("a", "b", "a"));
        var second = played.Close();
        Assert.Equal((ParagraphState.Commented, ParagraphState.Clear), (second.Of("1").State, second.Of("2").State));
        Assert.Contains("IBZ", second.Express);
    }

    [Fact]
    public void Circulating_the_same_version_again_leaves_the_pilots_last_word()
    {
        var played = Playing.Prepared(["FA"]);
        played.Circulate();
        played.Send(new CommitPosition(PlayedDossier.Id, null, Playing.Content(Stance.Object)), PlayedDossier.Holder("IBZ"));
        played.Close();
        played.Circulate();
        Assert.Equal(["IBZ"], played.Close().Of("1").By);
    }

    [Fact]
    public void A_text_that_comes_back_brings_its_words_back()
    {
        var played = Playing.Prepared(["FA"]);
        played.Circulate();
        played.Commit("FA", Stance.Object);
        played.Close();
        played.Circulate(paragraphs: PlayedDossier.Draft("b", "a", "a"));
        Assert.Equal(ParagraphState.Incomplete, played.Close().Of("1").State);
        played.Circulate(paragraphs: PlayedDossier.Draft("a", "a", "a"));
        Assert.Equal(["FA"], played.Close().Of("1").By);
    }

    [Fact]
    public void No_competence_stays_until_taken_back_and_a_consulted_objection_is_a_note()
    {
        var played = Playing.Prepared(["FA", "IO"], ["ECO"]);
        played.Circulate();
        played.Commit("FA", Stance.NoCompetence);
        played.Commit("IO", Stance.Agree);
        played.Commit("ECO", Stance.Agree, ("3", Stance.Object));
        var first = played.Close();
        Assert.Equal(Outcome.Converged, first.Outcome);
        Assert.Equal(["FA"], first.NoCompetence);
        Assert.Equal(["ECO"], first.Notes["3"]);
        played.Circulate(Procedure.Silence, paragraphs: PlayedDossier.Draft("b", "a", "a"));
        Assert.Equal(["FA"], played.Now.NotCompetent);
        played.PassTo(played.Clock.AddHours(1));
        played.Commit("FA", Stance.Agree, ("1", Stance.Object));
        Assert.Equal(["FA"], played.Close().Of("1").By);
    }

    [Fact]
    public void A_lifting_only_lowers()
    {
        var played = Playing.Prepared(["FA"]);
        played.Circulate();
        played.Commit("FA", Stance.Agree, ("2", Stance.ScrutinyReservation));
        Lift("2", Stance.Object).RefusedAs("lift.not-lower");
        Lift("2", Stance.ScrutinyReservation).RefusedAs("lift.not-lower");
        Lift("2", Stance.NoCompetence).RefusedAs("lift.not-lower");
        Lift("1", Stance.Agree).RefusedAs("lift.not-lower");
        Lift("9", Stance.Agree).RefusedAs("position.unknown-paragraph");
        Assert.Null(Lift("2", Stance.ParliamentaryReservation).Refusal);

        CoordinationFlow.Domain.Dossiers.Decision Lift(string id, Stance stance) =>
            played.Send(new LiftReservation(PlayedDossier.Id, ImmutableDictionary<string, Stance>.Empty.Add(id, stance)), PlayedDossier.Holder("FA"));
    }
}
