using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Impacts;
using CoordinationFlow.Domain.Meetings;
using CoordinationFlow.UnitTests.Domain.Played;

namespace CoordinationFlow.UnitTests.Domain.Meetings;

public sealed class MovingTheMeetingTests
{
    [Fact]
    public void A_meeting_moved_earlier_moves_the_cutoff_and_warns_of_a_deadline_beyond_it()
    {
        var played = Circulated();
        var events = Move(played, new DateOnly(2027, 2, 12)).Events;
        var cutoff = PlayedDossier.Brussels("2027-02-11 12:00");
        Assert.Equal(new MeetingMoved(new DateOnly(2027, 2, 12), cutoff) { At = played.Clock }, events[0]);
        Assert.Equal(new DeadlineBeyondCutoff(1, PlayedDossier.Brussels("2027-02-15 17:00"), cutoff) { At = played.Clock }, events[1]);
        Assert.Equal(PlayedDossier.Brussels("2027-02-15 17:00"), played.Now.OpenRound!.Deadline);

        Assert.Null(played.Send(new ApplyImpact(PlayedDossier.Id), PlayedDossier.Coordinator).Refusal);
        Assert.Equal(cutoff, played.Now.OpenRound!.Deadline);
    }

    [Fact]
    public void A_meeting_moved_later_arms_the_cutoff_anew()
    {
        var played = Circulated();
        played.PassTo("2027-02-26 09:00");
        Assert.True(played.Now.CutoffIsReached);
        Assert.Null(Move(played, new DateOnly(2027, 3, 12)).Refusal);
        Assert.False(played.Now.CutoffIsReached);
        played.PassTo("2027-03-12 09:00");
        Assert.Equal(2, played.Events.OfType<CutoffReached>().Count());
    }

    [Fact]
    public void A_cutoff_that_has_passed_when_it_becomes_known_closes_nothing()
    {
        var played = Circulated();
        Assert.Null(Move(played, new DateOnly(2027, 2, 10)).Refusal);
        Assert.True(played.Now.CutoffIsReached);
        Assert.NotNull(played.Now.OpenRound);
        Assert.Empty(played.Events.OfType<CutoffReached>());
    }

    [Fact]
    public void A_cutoff_that_was_given_stays_where_it_is()
    {
        var played = Playing.Prepared(["IO"], with: sheet => sheet with { Cutoff = new DateTime(2027, 2, 20, 9, 0, 0) });
        Assert.Null(Move(played, new DateOnly(2027, 3, 1)).Refusal);
        Assert.Equal(PlayedDossier.Brussels("2027-02-20 09:00"), played.Now.Cutoff);
    }

    [Fact]
    public void A_meeting_is_not_moved_to_the_day_it_is_on_nor_into_the_past_nor_for_a_withdrawn_dossier()
    {
        var played = Circulated();
        Move(played, new DateOnly(2027, 2, 26)).RefusedAs("input.invalid");
        Move(played, new DateOnly(2027, 2, 9)).RefusedAs("input.invalid");
        played.Send(new Withdraw(PlayedDossier.Id, "no longer needed"), PlayedDossier.Coordinator);
        Move(played, new DateOnly(2027, 3, 12)).RefusedAs("state.wrong");
    }

    private static PlayedDossier Circulated()
    {
        var played = Playing.Prepared(["IO", "VL"], with: sheet => sheet with { Meeting = new DateOnly(2027, 2, 26) });
        played.PassTo("2027-02-08 10:00").Circulate();
        return played.PassTo("2027-02-10 11:00");
    }

    private static Decision Move(PlayedDossier played, DateOnly date) => played.Send(new MoveMeeting(PlayedDossier.Id, date), PlayedDossier.Coordinator);
}
