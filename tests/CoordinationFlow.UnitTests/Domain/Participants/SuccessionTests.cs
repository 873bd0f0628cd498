using CoordinationFlow.Domain.Adoption;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Participants;
using CoordinationFlow.Domain.Positions;
using CoordinationFlow.Domain.Rounds;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.UnitTests.Domain.Played;

namespace CoordinationFlow.UnitTests.Domain.Participants;

public sealed class SuccessionTests
{
    [Fact]
    public void Of_two_positions_the_more_severe_stands_until_the_successor_commits_its_own()
    {
        var played = Circulated("FA", "VL", "WAL");
        played.Commit("WAL", Playing.A);
        played.Commit("VL", Playing.A, ("1", Playing.R));
        var own = played.Commit("FA", Playing.A).Receipt!;
        Assert.Null(played.Retire("VL", "FA").Refusal);
        Assert.Equal(["FA"], Standing(played, "1"));

        Assert.Equal(PositionStatus.InTime, played.Commit("FA", Playing.A).Receipt!.Status);
        Assert.Equal(own.Id, ((CommitPosition)played.Steps[^1].Command).Replaces);
        var close = played.Close();
        Assert.Equal(Outcome.Converged, close.Outcome);
        Assert.Equal(["FA", "IBZ", "WAL"], close.Express);
        Assert.DoesNotContain("VL", played.Now.Seats.Keys);
    }

    [Fact]
    public void An_open_task_is_transferred_and_a_successor_that_was_not_asked_is_asked_at_the_same_deadline()
    {
        var played = Circulated("FA", "VL");
        var deadline = played.Now.OpenRound!.Deadline;
        Assert.Null(played.Retire("VL", "IO").Refusal);
        var round = played.Now.OpenRound!;
        Assert.Equal((TaskState.Transferred, TaskState.Issued, deadline), (round.Tasks["VL"].State, round.Tasks["IO"].State, round.Deadline));
        Assert.Equal(Seat.Required, played.Now.Seats["IO"]);
        played.Commit("VL", Playing.A).RefusedAs("participant.retired");
        Assert.Equal(["FA", "IO"], played.Close().Missing);
    }

    [Fact]
    public void A_position_stands_for_a_successor_that_was_not_asked_and_its_receipt_is_the_one_to_replace()
    {
        var played = Circulated("FA", "VL");
        var receipt = played.Commit("VL", Playing.A, ("2", Playing.O)).Receipt!;
        played.Retire("VL", "IO");
        Assert.Equal(TaskState.Answered, played.Now.OpenRound!.Tasks["IO"].State);
        played.Send(new CommitPosition(PlayedDossier.Id, played.TaskOf("IO"), Playing.Content(Playing.C)), PlayedDossier.Holder("IO")).RefusedAs("position.conflict");
        Assert.Equal(PositionStatus.InTime, played.Send(new CommitPosition(PlayedDossier.Id, played.TaskOf("IO"), Playing.Content(Playing.C), receipt.Id), PlayedDossier.Holder("IO")).Receipt!.Status);
        Assert.Equal(Outcome.Incomplete, played.Close().Outcome);
    }

    [Fact]
    public void Without_a_successor_the_task_is_cancelled_and_the_participant_is_outside_the_counted()
    {
        var played = Circulated("FA", "VL");
        played.Commit("FA", Playing.A);
        Assert.Null(played.Retire("VL").Refusal);
        Assert.Equal(TaskState.Cancelled, played.Now.OpenRound!.Tasks["VL"].State);
        var close = played.Close();
        Assert.Equal(Outcome.Converged, close.Outcome);
        Assert.Equal(["VL"], close.Excluded);
        played.Send(new CommitPosition(PlayedDossier.Id, played.TaskOf("VL"), Playing.Content(Playing.O)), PlayedDossier.Holder("VL")).RefusedAs("participant.retired");
    }

    [Fact]
    public void A_retirement_after_the_close_changes_the_outcome_at_once()
    {
        var played = Circulated("FA", "VL");
        played.Commit("FA", Playing.A);
        played.Commit("VL", Playing.O);
        played.Close();
        var changed = played.Retire("VL").Events.OfType<OutcomeChanged>().Single();
        Assert.Equal((OutcomeCause.Retired, "VL", Outcome.Converged), (changed.Cause, changed.Participant, changed.Assessment.Outcome));
    }

    [Fact]
    public void The_pilots_successor_leads_the_dossier_and_has_no_task_of_its_own()
    {
        var played = Circulated("FA", "VL");
        played.Retire("IBZ", "FA");
        Assert.Equal(("FA", Seat.Pilot, TaskState.Cancelled), (played.Now.Sheet.Pilot, played.Now.Seats["FA"], played.Now.OpenRound!.Tasks["FA"].State));
        played.Commit("VL", Playing.A);
        Assert.Equal(Outcome.Converged, played.Close().Outcome);
        Assert.Null(played.Send(new Withdraw(PlayedDossier.Id, "no longer needed"), PlayedDossier.Holder("FA")).Refusal);
    }

    [Fact]
    public void A_kept_reservation_is_lifted_by_the_successor_after_adoption()
    {
        var played = Circulated("FA", "VL");
        played.Commit("FA", Playing.A);
        played.Commit("VL", Playing.A, ("1", Playing.P));
        played.Close();
        Assert.Null(played.Send(new Adopt(PlayedDossier.Id), PlayedDossier.Coordinator).Refusal);
        played.Retire("VL", "WAL");
        Assert.Null(played.Send(new LiftReservation(PlayedDossier.Id, System.Collections.Immutable.ImmutableDictionary<string, Stance>.Empty.Add("1", Stance.Agree)), PlayedDossier.Holder("WAL")).Refusal);
        Assert.Equal((Vote.Approve, 1), (played.Now.Instructions[^1].Vote, played.Now.Instructions[^1].Replaces));
        Assert.Equal("VL", played.Now.Adoption!.Reservations.Single().Participant);
    }

    [Fact]
    public void A_successor_that_is_not_cleared_takes_over_nothing_restricted_and_what_was_said_stands()
    {
        var played = Playing.Prepared(["FA", "VL"], with: sheet => sheet with { Classification = Classification.Restricted });
        played.Circulate();
        played.Commit("FA", Playing.A);
        played.Commit("VL", Playing.O);
        Assert.Equal("succession.not-cleared", played.Retire("VL", "OBG").Events.OfType<FindingRaised>().Single().Finding);
        Assert.Empty(played.Send(new TakeUpRetirements(PlayedDossier.Id), CoordinationFlow.Domain.Rights.Actor.Clock).Events);
        Assert.DoesNotContain("OBG", played.Now.Seats.Keys);
        Assert.Equal(["VL"], played.Close().Of("1").By);
        Assert.Null(played.Send(new SetSeat(PlayedDossier.Id, "VL", null, "nobody speaks for it"), PlayedDossier.Coordinator).Refusal);
    }

    [Fact]
    public void Whoever_is_retired_commands_nothing_any_more()
    {
        var played = Circulated("FA", "VL");
        played.Commit("VL", Playing.A, ("1", Playing.S));
        played.Retire("VL", "FA");
        played.Send(new ConsentToAdoption(PlayedDossier.Id, []), PlayedDossier.Holder("VL")).RefusedAs("participant.retired");
        Assert.Null(played.Send(new ConsentToAdoption(PlayedDossier.Id, []), PlayedDossier.Holder("FA")).Refusal);
    }

    private static PlayedDossier Circulated(params string[] required)
    {
        var played = Playing.Prepared(required);
        Assert.Null(played.Circulate().Refusal);
        return played;
    }

    private static string[] Standing(PlayedDossier played, string paragraph) => [.. CoordinationFlow.Domain.Divergence.Assessing.Assess(played.Now).Of(paragraph).By];
}
