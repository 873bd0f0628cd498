using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Rounds;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.UnitTests.Domain.Played;

namespace CoordinationFlow.UnitTests.Domain.Participants;

public sealed class SettingSeatsTests
{
    [Fact]
    public void Whoever_is_added_to_a_round_has_the_minimum_notice_and_so_has_everyone()
    {
        var played = Playing.Prepared(["FA", "VL"]);
        played.PassTo("2027-02-01 10:00").Circulate(Procedure.Silence);
        played.PassTo("2027-02-03 15:00");
        Assert.Null(Set(played, "BRU", Seat.Required).Refusal);
        Assert.Equal(PlayedDossier.Brussels("2027-02-04 11:00"), played.Now.OpenRound!.Deadline);
        Assert.Equal("ParticipantAdded", played.Events.OfType<DeadlineChanged>().Single().Cause);
        Assert.Equal(["BRU", "FA", "VL"], played.Close().Tacit);
        Assert.Equal(2, played.Now.Adoption!.ScaleReached);
    }

    [Fact]
    public void A_consulted_that_becomes_required_keeps_its_answer_which_then_counts_and_back_again_does_not()
    {
        var played = Playing.Prepared(["FA"], ["BRU"]);
        played.Circulate();
        played.Commit("FA", Stance.Agree);
        played.Commit("BRU", Stance.Object);
        Assert.Null(Set(played, "BRU", Seat.Required).Refusal);
        Assert.Equal(["BRU"], played.Close().Of("1").By);
        Assert.Null(Set(played, "BRU", Seat.Consulted).Refusal);
        Assert.Equal((OutcomeCause.SeatChanged, Outcome.Converged), (played.Events.OfType<OutcomeChanged>().Single().Cause, played.Events.OfType<OutcomeChanged>().Single().Assessment.Outcome));
    }

    [Fact]
    public void A_seat_taken_cancels_the_task_and_given_back_asks_again()
    {
        var played = Playing.Prepared(["FA", "VL"]);
        played.Circulate();
        Set(played, "VL", null);
        Assert.Equal(TaskState.Cancelled, played.Now.OpenRound!.Tasks["VL"].State);
        var first = played.TaskOf("VL");
        Set(played, "VL", Seat.Required);
        Assert.NotEqual(first, played.TaskOf("VL"));
        Assert.True(played.Now.OpenRound!.Tasks["VL"].IsOpen);
    }

    [Fact]
    public void Who_gets_a_counted_seat_while_no_round_is_open_is_missing_until_asked()
    {
        var played = Playing.Prepared(["FA"]);
        played.Circulate();
        played.Commit("FA", Stance.Agree);
        played.Close();
        Set(played, "VL", Seat.Required);
        Assert.Equal(["VL"], played.Now.LastRound!.Now!.Missing);
        Assert.Null(played.Circulate(ask: ["VL"]).Refusal);
    }

    [Fact]
    public void Seats_that_make_no_sense_are_refused()
    {
        var played = Playing.Prepared(["FA"], with: sheet => sheet with { Classification = Classification.Restricted });
        Set(played, "NOBODY", Seat.Required).RefusedAs("participant.unknown");
        Set(played, "RET", Seat.Required).RefusedAs("participant.unknown");
        Set(played, "VL", null).RefusedAs("participant.unknown");
        Set(played, "IBZ", Seat.Required).RefusedAs("input.invalid");
        Set(played, "VL", Seat.Pilot).RefusedAs("input.invalid");
        Set(played, "FA", Seat.Required).RefusedAs("state.wrong");
        Set(played, "OBG", Seat.Consulted).RefusedAs("dossier.not-cleared");
    }

    private static Decision Set(PlayedDossier played, string participant, Seat? seat) => played.Send(new SetSeat(PlayedDossier.Id, participant, seat, "so it is"), PlayedDossier.Coordinator);
}
