using System.Collections.Immutable;
using CoordinationFlow.Domain.Adoption;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Positions;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Domain.Rounds;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.UnitTests.Domain.Played;

namespace CoordinationFlow.UnitTests.Domain.Adoption;

public sealed class AdoptingTests
{
    [Fact]
    public void The_flow_adopts_an_unbroken_silence_in_the_instant_of_its_end_with_the_deliveries_as_proofs()
    {
        var played = Circulated(Procedure.Silence);
        var opened = played.Now.OpenRound!.OpenedAt;
        played.Commit("FA", Stance.Agree);
        played.Close();
        var record = played.Now.Adoption!;
        Assert.Equal(("flow", 4), (record.By, record.ScaleReached));
        Assert.Equal(["FA", "IBZ"], record.Express);
        Assert.Equal(["JUS"], record.Tacit);
        Assert.Equal(opened.AddSeconds(3), record.Proofs["JUS"]);
        Assert.Equal((Vote.Approve, DossierState.InFollowUp), (played.Now.Instructions[^1].Vote, played.Now.State));
        Assert.Equal(played.Now.LastRound!.ClosesAt, played.Events.OfType<Adopted>().Single().At);
    }

    [Fact]
    public void Silence_broken_at_the_last_moment_is_told_at_once_and_not_adopted_until_lifted()
    {
        var played = Circulated(Procedure.Silence);
        played.PassTo(played.Now.OpenRound!.Deadline.AddSeconds(-2));
        Assert.Equal(["2"], Assert.Single(played.Commit("FA", Stance.Agree, ("2", Stance.ScrutinyReservation)).Events.OfType<SilenceBroken>()).Paragraphs);
        Assert.False(played.Close().Unbroken);
        Assert.Equal(DossierState.Assessing, played.Now.State);
        Assert.Equal(["FA"], Adopt(played).RefusedAs("adoption.blocked").Paragraphs["2"].By);
        Lift(played, "FA", ("2", Stance.Agree));
        Assert.Null(Adopt(played).Refusal);
        Assert.Equal(["FA", "IBZ"], played.Now.Adoption!.Express);
    }

    [Fact]
    public void A_break_taken_back_in_time_leaves_the_silence_unbroken()
    {
        var played = Circulated(Procedure.Silence);
        played.Commit("FA", Stance.Object);
        played.Commit("FA", Stance.Agree);
        Assert.True(played.Close().Unbroken);
        Assert.Equal("flow", played.Now.Adoption!.By);
    }

    [Fact]
    public void A_parliamentary_reservation_is_kept_and_its_lifting_issues_the_instruction_anew()
    {
        var played = Circulated();
        played.Commit("FA", Stance.Agree, ("3", Stance.ParliamentaryReservation));
        played.Commit("JUS", Stance.Agree);
        played.Close();
        Assert.Null(Adopt(played).Refusal);
        Assert.Equal((Vote.ApproveWithReservation, new InstructedReservation("3", Stance.ParliamentaryReservation)), (played.Now.Instructions[0].Vote, Assert.Single(played.Now.Instructions[0].Reservations)));
        Lift(played, "JUS", ("3", Stance.Agree)).RefusedAs("adoption.done");
        Assert.Null(Lift(played, "FA", ("3", Stance.Agree)).Refusal);
        Assert.Equal((2, (int?)1, Vote.Approve, 0), (played.Now.Instructions[1].No, played.Now.Instructions[1].Replaces, played.Now.Instructions[1].Vote, played.Now.Instructions[1].Reservations.Length));
        Assert.Single(played.Now.Adoption!.Reservations);
    }

    [Fact]
    public void A_scrutiny_reservation_stays_with_its_holders_consent()
    {
        var played = Circulated();
        played.Commit("FA", Stance.Agree, ("1", Stance.ScrutinyReservation));
        played.Commit("JUS", Stance.Agree);
        played.Close();
        Adopt(played).RefusedAs("adoption.blocked");
        played.Send(new ConsentToAdoption(PlayedDossier.Id, []), PlayedDossier.Holder("JUS")).RefusedAs("state.wrong");
        Assert.Null(played.Send(new ConsentToAdoption(PlayedDossier.Id, []), PlayedDossier.Holder("FA")).Refusal);
        Assert.Null(Adopt(played).Refusal);
        Assert.Equal(Vote.ApproveWithReservation, played.Now.Instructions[0].Vote);
    }

    [Fact]
    public void A_substantive_reservation_stays_as_a_statement_and_the_instruction_has_its_text_alone()
    {
        var played = Circulated();
        played.Commit("FA", Stance.Agree, ("1", Stance.SubstantiveReservation), ("2", Stance.Object));
        played.Commit("JUS", Stance.Agree);
        played.Close();
        played.Send(new MakeStatement(PlayedDossier.Id, ["2"], "an objection is no statement"), PlayedDossier.Holder("FA")).RefusedAs("state.wrong");
        var stated = played.Send(new MakeStatement(PlayedDossier.Id, ["1"], "Belgium recalls that"), PlayedDossier.Holder("FA"));
        var text = Assert.Single(stated.Texts, kept => kept.Kind == "statement");
        Assert.Equal(OutcomeCause.Statement, Assert.Single(stated.Events.OfType<OutcomeChanged>()).Cause);
        Lift(played, "FA", ("2", Stance.Agree));
        Assert.Null(Adopt(played).Refusal);
        Assert.Equal((Vote.Approve, text.Hash), (played.Now.Instructions[0].Vote, Assert.Single(played.Now.Instructions[0].Statements)));
        Assert.Equal(5, played.Now.Adoption!.ScaleReached);
    }

    [Fact]
    public void Nobody_competent_besides_the_pilot_is_incomplete_and_not_adopted()
    {
        var played = Circulated();
        played.Commit("FA", Stance.NoCompetence);
        played.Commit("JUS", Stance.NoCompetence);
        Assert.Equal((Outcome.Incomplete, IncompleteReason.NobodyCompetent), (played.Close().Outcome, played.Now.LastRound!.AtClose!.Reason!.Value));
        Assert.Equal("NobodyCompetent", Adopt(played).RefusedAs("adoption.blocked").Reason);
    }

    [Fact]
    public void Adopting_waits_for_the_round_and_happens_once()
    {
        var played = Circulated();
        Adopt(played).RefusedAs("round.still-open");
        played.Commit("FA", Stance.Agree);
        played.Commit("JUS", Stance.Agree);
        Assert.Null(played.Send(new CloseEarly(PlayedDossier.Id), PlayedDossier.Coordinator).Refusal);
        played.Send(new Adopt(PlayedDossier.Id), Actor.Flow).RefusedAs("right.missing");
        Assert.Null(Adopt(played).Refusal);
        Adopt(played).RefusedAs("adoption.done");
        played.Send(new Withdraw(PlayedDossier.Id, "too late"), PlayedDossier.Coordinator).RefusedAs("adoption.done");
    }

    [Fact]
    public void The_cutoff_closes_an_open_round_and_whoever_was_silent_did_not_answer()
    {
        var played = Playing.Prepared(["FA", "JUS"], with: sheet => sheet with { Cutoff = new DateTime(2027, 1, 12, 12, 0, 0) });
        played.Circulate(Procedure.Silence, reason: "it is all the time there is");
        played.PassTo(played.Clock.AddMinutes(5));
        played.Commit("FA", Stance.Agree);
        played.PassTo("2027-01-12 12:01");
        var round = played.Now.LastRound!;
        Assert.Equal((RoundCloser.Cutoff, CutoffFinding.Choose), (round.ClosedBy, played.Events.OfType<CutoffReached>().Single().Then));
        Assert.Equal(["JUS"], round.AtClose!.Missing);
        Assert.Equal(DossierState.Assessing, played.Now.State);
    }

    [Fact]
    public void At_the_cutoff_a_scrutiny_reservation_without_consent_leads_to_an_abstention_that_names_nobody()
    {
        var played = Playing.Prepared(["FA", "JUS"], with: sheet => sheet with { Cutoff = new DateTime(2027, 1, 19, 12, 0, 0), VotingRule = VotingRule.QualifiedMajority });
        played.Circulate();
        played.PassTo(played.Clock.AddMinutes(5));
        played.Commit("FA", Stance.Agree, ("1", Stance.ScrutinyReservation));
        played.Commit("JUS", Stance.Agree);
        played.PassTo("2027-01-19 12:01");
        Assert.Equal(["FA"], played.Now.Abstention!.Blockers["1"]);
        Assert.Equal(3, played.Now.Abstention.ScaleReached);
        Assert.Equal((Vote.Abstain, (VotingRule?)VotingRule.QualifiedMajority), (played.Now.Instructions[0].Vote, played.Now.Instructions[0].Effect));
        Assert.Equal(PlayedDossier.Brussels("2027-01-19 12:00").AddSeconds(1), played.Events.OfType<Abstained>().Single().At);
        Assert.Equal(ParagraphState.Reserved, played.Now.LastRound!.Now!.Paragraphs["1"].State);
    }

    [Fact]
    public void What_is_adopted_after_the_cutoff_is_marked()
    {
        var played = Playing.Prepared(["FA"], with: sheet => sheet with { Cutoff = new DateTime(2027, 1, 19, 12, 0, 0) });
        played.Circulate();
        played.Commit("FA", Stance.Agree);
        played.PassTo("2027-01-19 12:05");
        Assert.Equal(CutoffFinding.Adoptable, played.Events.OfType<CutoffReached>().Single().Then);
        Assert.Null(Adopt(played).Refusal);
        Assert.Equal(["after-cutoff"], played.Now.Adoption!.Marks);
    }

    [Theory]
    [InlineData("I", "federal", null)]
    [InlineData("II", "federal", "federated")]
    [InlineData("III", "federated", "federal")]
    [InlineData("IV", "federated", null)]
    [InlineData("V", "VL", null)]
    [InlineData("VI", "federal", "VL WAL")]
    [InlineData(null, null, null)]
    public void The_category_decides_who_sits_and_who_assists(string? category, string? seat, string? assessor) => Assert.Equal((seat, assessor), Seating.Of(category));

    [Fact]
    public void The_coordinator_abstains_with_a_reason_and_an_open_round_is_cut_short()
    {
        var played = Circulated(Procedure.Silence);
        played.Send(new RecordAbstention(PlayedDossier.Id, " "), PlayedDossier.Coordinator).RefusedAs("reason.missing");
        Assert.Null(played.Send(new RecordAbstention(PlayedDossier.Id, "there is no position"), PlayedDossier.Coordinator).Refusal);
        Assert.Equal(["FA", "JUS"], played.Now.LastRound!.AtClose!.Missing);
        Assert.Equal(2, played.Now.Abstention!.ScaleReached);
        Assert.Equal(DossierState.InFollowUp, played.Now.State);
    }

    private static PlayedDossier Circulated(Procedure procedure = Procedure.Ordinary)
    {
        var played = Playing.Prepared(["FA", "JUS"]);
        Assert.Null(played.Circulate(procedure).Refusal);
        played.PassTo(played.Clock.AddMinutes(5));
        return played;
    }

    private static Decision Adopt(PlayedDossier played) => played.Send(new Adopt(PlayedDossier.Id), PlayedDossier.Coordinator);

    private static Decision Lift(PlayedDossier played, string participant, params (string Id, Stance Stance)[] paragraphs) =>
        played.Send(new LiftReservation(PlayedDossier.Id, paragraphs.ToImmutableDictionary(one => one.Id, one => one.Stance)), PlayedDossier.Holder(participant));
}
