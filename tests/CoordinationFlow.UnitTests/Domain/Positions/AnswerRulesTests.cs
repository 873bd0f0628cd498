using CoordinationFlow.Domain.Adoption;
using CoordinationFlow.Domain.Divergence;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Positions;
using CoordinationFlow.Domain.Rounds;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.UnitTests.Domain.Played;

namespace CoordinationFlow.UnitTests.Domain.Positions;

public sealed class AnswerRulesTests
{
    [Fact]
    public void Two_holders_of_one_mandate_are_kept_from_contradicting_each_other_unknowingly()
    {
        var played = Circulated();
        var first = Commit(played, "JUS", Playing.Content(Stance.Agree)).Receipt!;
        var objection = Playing.Content(Stance.Agree, ("2", Stance.Object));
        Assert.Equal(first.Id, Commit(played, "JUS", objection).RefusedAs("position.conflict").StandingReceipt);
        var second = Commit(played, "JUS", objection, first.Id).Receipt!;
        Assert.Equal(second.Id, Commit(played, "JUS", Playing.Content(Stance.AgreeWithComments), first.Id).RefusedAs("position.conflict").StandingReceipt);
        Assert.Equal(new ParagraphResult(ParagraphState.Blocked, ["JUS"]), played.Close().Of("2"));
        Assert.Equal(2, played.Now.Positions.Length);
    }

    [Fact]
    public void The_same_message_gets_its_receipt_again_also_after_the_close()
    {
        var played = Circulated();
        var message = new CommitPosition(PlayedDossier.Id, played.TaskOf("JUS"), Playing.Content(Stance.Agree)) { MessageId = "m1" };
        var first = played.Send(message, PlayedDossier.Holder("JUS")).Receipt!;
        Assert.Equal(first with { Again = true }, played.Send(message, PlayedDossier.Holder("JUS")).Receipt);
        played.Commit("FA", Stance.Agree);
        played.Close();
        var again = played.Send(message, PlayedDossier.Holder("JUS"));
        Assert.Equal(first with { Again = true }, again.Receipt);
        Assert.Empty(again.Events);
    }

    [Fact]
    public void Equal_content_is_unchanged_and_keeps_the_receipt_until_a_lifting_made_it_another()
    {
        var played = Circulated();
        var content = Playing.Content(Stance.Object);
        var first = Commit(played, "JUS", content).Receipt!;
        Assert.Equal((first.Id, PositionStatus.Unchanged), Receipt(Commit(played, "JUS", content)));
        Assert.Equal((first.Id, PositionStatus.Unchanged), Receipt(Commit(played, "JUS", content, first.Id)));
        played.Send(new LiftReservation(PlayedDossier.Id, Playing.Content(Stance.Agree, ("1", Stance.Agree)).Paragraphs), PlayedDossier.Holder("JUS"));
        Commit(played, "JUS", content).RefusedAs("position.conflict");
        Assert.Equal(PositionStatus.InTime, Commit(played, "JUS", content, first.Id).Receipt!.Status);

        static (string, PositionStatus) Receipt(Decision decision) => (decision.Receipt!.Id, decision.Receipt.Status);
    }

    [Fact]
    public void A_key_used_again_for_another_content_is_refused()
    {
        var played = Circulated();
        CommitPosition Keyed(Stance stance) => new(PlayedDossier.Id, played.TaskOf("FA"), Playing.Content(stance)) { Key = "k" };
        var first = played.Send(Keyed(Stance.Agree), PlayedDossier.Holder("FA")).Receipt!;
        played.Send(Keyed(Stance.Object), PlayedDossier.Holder("FA")).RefusedAs("idempotency.mismatch");
        Assert.Equal(first with { Again = true }, played.Send(Keyed(Stance.Agree), PlayedDossier.Holder("FA")).Receipt);
    }

    [Fact]
    public void What_is_wrong_with_a_message_is_said_before_what_is_wrong_with_its_content()
    {
        var played = Circulated();
        var wrong = Playing.Content(Stance.Agree, ("9", Stance.Agree));
        played.Send(new CommitPosition(PlayedDossier.Id, "nothing", wrong), PlayedDossier.Holder("JUS")).RefusedAs("task.unknown");
        played.Send(new CommitPosition(PlayedDossier.Id, null, wrong), PlayedDossier.Holder("JUS")).RefusedAs("task.unknown");
        played.Send(new CommitPosition(PlayedDossier.Id, played.TaskOf("FA"), wrong), PlayedDossier.Holder("JUS")).RefusedAs("task.foreign");
        played.Send(new CommitPosition(PlayedDossier.Id, played.TaskOf("JUS"), wrong, null, "no version has it"), PlayedDossier.Holder("JUS")).RefusedAs("message.malformed");
        played.Directory.Retire("JUS", played.Clock);
        played.Send(new CommitPosition(PlayedDossier.Id, played.TaskOf("JUS"), wrong, null, played.Now.Version!.Hash), PlayedDossier.Holder("JUS")).RefusedAs("participant.retired");
    }

    [Fact]
    public void An_answer_with_a_fault_is_refused_as_a_whole_with_the_field()
    {
        var played = Circulated();
        Assert.Equal("paragraphs.9", Commit(played, "JUS", Playing.Content(Stance.Agree, ("9", Stance.Agree))).RefusedAs("position.unknown-paragraph").Field);
        Commit(played, "JUS", Playing.Content(Stance.NoCompetence, ("1", Stance.Agree))).RefusedAs("position.mixed-no-competence");
        Commit(played, "JUS", Playing.Content(Stance.Agree, ("1", Stance.NoCompetence))).RefusedAs("position.mixed-no-competence");
        Assert.Equal("reason", Commit(played, "JUS", new PositionContent(Stance.Object) { Reason = " " }).RefusedAs("position.reason-missing").Field);
        Assert.Equal("reason", Commit(played, "JUS", new PositionContent(Stance.SubstantiveReservation)).RefusedAs("position.reason-missing").Field);
        Assert.Equal("comment", Commit(played, "JUS", new PositionContent(Stance.AgreeWithComments)).RefusedAs("position.reason-missing").Field);
        Assert.Equal("parliament", Commit(played, "JUS", new PositionContent(Stance.ParliamentaryReservation)).RefusedAs("position.reason-missing").Field);
        played.Send(new CommitPosition(PlayedDossier.Id, null, Playing.Content(Stance.NoCompetence)), PlayedDossier.Holder("IBZ")).RefusedAs("position.pilot-competence");
        Assert.Empty(played.Now.Positions);
    }

    [Fact]
    public void The_deadline_includes_its_second_by_our_stamp()
    {
        var played = Circulated(Procedure.Silence);
        var deadline = played.Now.OpenRound!.Deadline;
        played.SleepUntil(deadline.AddMinutes(20));
        Assert.Equal(PositionStatus.Late, played.Commit("FA", Playing.Content(Stance.Object), deadline.AddSeconds(1)).Receipt!.Status);
        Assert.Equal(PositionStatus.InTime, played.Commit("JUS", Playing.Content(Stance.Object), deadline.AddMilliseconds(900)).Receipt!.Status);
        Assert.Equal(["JUS"], played.Close().Of("1").By);
    }

    [Fact]
    public void A_late_answer_counts_once_admitted_and_never_after_adoption()
    {
        var played = Circulated();
        played.Commit("FA", Stance.Agree);
        Assert.Equal(["JUS"], played.Close().Missing);
        played.PassTo(played.Clock.AddMinutes(20));
        Assert.Equal(PositionStatus.Late, played.Commit("JUS", Stance.Agree).Receipt!.Status);
        Assert.Equal(Outcome.Incomplete, played.Now.Assess().Outcome);
        Admit().RefusedAs("reason.missing");
        Assert.Equal(OutcomeCause.AdmitLate, Assert.Single(Admit("their server was down").Events.OfType<OutcomeChanged>()).Cause);
        Assert.Equal(Outcome.Converged, played.Now.Assess().Outcome);
        Assert.Equal(TaskState.Lapsed, played.Now.LastRound!.Tasks["JUS"].State);
        played.Send(new Adopt(PlayedDossier.Id), PlayedDossier.Coordinator);
        Admit("again").RefusedAs("adoption.done");
        played.PassTo(played.Clock.AddMinutes(20));
        Assert.Equal("answer.late-after-adoption", Assert.Single(played.Commit("JUS", Stance.Object).Events.OfType<FindingRaised>()).Finding);

        Decision Admit(string reason = "") => played.Send(new AdmitLate(PlayedDossier.Id, "JUS", reason), PlayedDossier.Coordinator);
    }

    [Fact]
    public void A_late_answer_that_only_lowers_is_a_lifting()
    {
        var played = Circulated();
        played.Commit("FA", Stance.Agree);
        played.Commit("JUS", Stance.Agree, ("2", Stance.Object));
        played.Close();
        played.PassTo(played.Clock.AddMinutes(1));
        played.Commit("JUS", Stance.AgreeWithComments);
        Assert.Equal(["JUS"], played.Now.Assess().Of("2").By);
        var lowered = played.Commit("JUS", Playing.Content(Stance.Agree));
        Assert.Equal(PositionStatus.Late, lowered.Receipt!.Status);
        Assert.Equal(ReservationChange.Lift, Assert.Single(lowered.Events.OfType<ReservationChanged>()).By);
        Assert.Equal(Outcome.Converged, played.Now.Assess().Outcome);
    }

    [Fact]
    public void An_answer_on_a_superseded_version_is_a_last_word_and_does_not_count_in_that_round()
    {
        var played = Circulated(Procedure.Silence);
        played.PassTo(played.Clock.AddHours(25));
        played.Send(new Supersede(PlayedDossier.Id, Procedure.Silence, null, [.. PlayedDossier.Draft("a", "b", "a"), PlayedDossier.Paragraph("4", "new")]), PlayedDossier.Coordinator);
        played.PassTo(played.Clock.AddSeconds(2));
        Assert.Equal(PositionStatus.OnSupersededVersion, played.Commit("JUS", Playing.Content(Stance.Object), round: 1).Receipt!.Status);
        var close = played.Close();
        Assert.Equal(Outcome.Diverged, close.Outcome);
        Assert.Equal((ParagraphState.Blocked, ParagraphState.Clear, ParagraphState.Blocked, ParagraphState.Clear), (close.Of("1").State, close.Of("2").State, close.Of("3").State, close.Of("4").State));
        Assert.Equal(["1", "3"], close.CarriedOver["JUS"]);
        Assert.False(close.Unbroken);
        Assert.Null(played.Now.Adoption);
    }

    [Fact]
    public void An_answer_in_time_that_is_processed_after_the_close_changes_the_outcome_and_after_adoption_is_a_finding()
    {
        var played = Circulated(Procedure.Silence);
        var deadline = played.Now.OpenRound!.Deadline;
        played.Commit("FA", Stance.Agree, ("1", Stance.ScrutinyReservation));
        Assert.Equal(Outcome.Converged, played.Close().Outcome);
        played.PassTo(deadline.AddMinutes(5));
        var overtaken = played.Commit("JUS", Playing.Content(Stance.Object), deadline);
        Assert.Equal(OutcomeCause.Overtaken, Assert.Single(overtaken.Events.OfType<OutcomeChanged>()).Cause);
        Assert.Empty(overtaken.Events.OfType<SilenceBroken>());

        var adopted = Circulated(Procedure.Silence);
        adopted.Close();
        Assert.NotNull(adopted.Now.Adoption);
        Assert.Equal("answer.overtaken", Assert.Single(adopted.Commit("JUS", Playing.Content(Stance.Object), adopted.Now.LastRound!.Deadline).Events.OfType<FindingRaised>()).Finding);
    }

    [Fact]
    public void Whom_the_coordinator_went_on_without_may_still_answer_and_counts_at_once()
    {
        var played = Circulated();
        played.Commit("FA", Stance.Agree);
        played.Close();
        Assert.Null(played.Send(new GoOnWithout(PlayedDossier.Id, "no answer to two calls"), PlayedDossier.Coordinator).Refusal);
        Assert.Equal(Outcome.Incomplete, played.Now.Assess().Outcome);
        Assert.Null(AdoptionGate.Closed(played.Now));
        played.PassTo(played.Clock.AddMinutes(1));
        Assert.Equal(OutcomeCause.GoneOnWithout, Assert.Single(played.Commit("JUS", Stance.Object).Events.OfType<OutcomeChanged>()).Cause);
        played.Send(new Adopt(PlayedDossier.Id), PlayedDossier.Coordinator).RefusedAs("adoption.blocked");
    }

    private static PlayedDossier Circulated(Procedure procedure = Procedure.Ordinary)
    {
        var played = Playing.Prepared(["FA", "JUS"]);
        Assert.Null(played.Circulate(procedure).Refusal);
        played.PassTo(played.Clock.AddMinutes(5));
        return played;
    }

    private static Decision Commit(PlayedDossier played, string participant, PositionContent content, string? replaces = null) =>
        played.Send(new CommitPosition(PlayedDossier.Id, played.TaskOf(participant), content, replaces), PlayedDossier.Holder(participant));
}
