using CoordinationFlow.Domain.Deadlines;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Impacts;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.UnitTests.Domain.Played;

namespace CoordinationFlow.UnitTests.Domain.Impacts;

public sealed class ImpactTests
{
    private static readonly DateOnly BridgeDay = new(2027, 5, 7);

    [Fact]
    public void A_bridge_day_proposes_a_later_deadline_and_moves_nothing_until_it_is_applied()
    {
        var played = Silence();
        Assert.Equal(new CalendarImpact(1, PlayedDossier.Brussels("2027-05-07 17:00"), PlayedDossier.Brussels("2027-05-10 17:00")) { At = played.Clock }, played.ToggleBridgeDay(BridgeDay).Events.Single());
        Assert.Equal(PlayedDossier.Brussels("2027-05-07 17:00"), played.Now.OpenRound!.Deadline);

        Assert.Null(Apply(played).Refusal);
        Assert.Equal(PlayedDossier.Brussels("2027-05-10 17:00"), played.Now.OpenRound!.Deadline);
        Assert.Null(played.Now.OpenRound!.Impact);
        Apply(played).RefusedAs("state.wrong");
    }

    [Fact]
    public void A_deadline_that_was_applied_keeps_its_rule_so_that_the_next_bridge_day_counts_from_the_same_start()
    {
        var played = Silence();
        played.ToggleBridgeDay(BridgeDay);
        Apply(played);
        var again = (CalendarImpact)played.ToggleBridgeDay(new DateOnly(2027, 5, 10)).Events.Single();
        Assert.Equal(PlayedDossier.Brussels("2027-05-11 17:00"), again.Proposal);
        played.ToggleBridgeDay(new DateOnly(2027, 5, 10));
        Assert.Equal(PlayedDossier.Brussels("2027-05-07 17:00"), ((CalendarImpact)played.ToggleBridgeDay(BridgeDay).Events.Single()).Proposal);
    }

    [Fact]
    public void A_deadline_that_was_kept_is_not_proposed_again_by_a_day_that_does_not_concern_it()
    {
        var played = Silence();
        played.ToggleBridgeDay(BridgeDay);
        Assert.Null(played.Send(new KeepImpact(PlayedDossier.Id, "the meeting is on Monday"), PlayedDossier.Coordinator).Refusal);
        Assert.Empty(played.ToggleBridgeDay(new DateOnly(2027, 5, 14)).Events);
        Assert.Equal(PlayedDossier.Brussels("2027-05-07 17:00"), played.Now.OpenRound!.Deadline);
    }

    [Fact]
    public void A_day_that_is_taken_out_again_before_the_answer_leaves_nothing_to_apply()
    {
        var played = Silence();
        played.ToggleBridgeDay(BridgeDay);
        Assert.IsType<ImpactLapsed>(played.ToggleBridgeDay(BridgeDay).Events.Single());
        Apply(played).RefusedAs("state.wrong");
    }

    [Fact]
    public void An_absolute_deadline_is_moved_only_by_its_own_day_and_elapsed_hours_by_none()
    {
        var absolute = Silence(new DeadlineRule.LocalTime(new DateTime(2027, 5, 7, 12, 0, 0)));
        Assert.Empty(absolute.ToggleBridgeDay(new DateOnly(2027, 5, 6)).Events);
        Assert.Equal(PlayedDossier.Brussels("2027-05-10 12:00"), ((CalendarImpact)absolute.ToggleBridgeDay(BridgeDay).Events.Single()).Proposal);

        var urgent = Playing.Prepared(["FIN"]);
        urgent.PassTo("2027-05-07 10:00").Circulate(Procedure.Urgent);
        Assert.Empty(urgent.ToggleBridgeDay(BridgeDay).Events);
    }

    [Fact]
    public void An_earlier_deadline_is_applied_only_with_the_minimum_notice()
    {
        var played = Silence();
        played.ToggleBridgeDay(BridgeDay);
        Apply(played);
        played.PassTo("2027-05-07 15:00");
        played.ToggleBridgeDay(BridgeDay);
        Apply(played).RefusedAs("deadline.too-short");
    }

    private static PlayedDossier Silence(DeadlineRule? deadline = null)
    {
        var played = Playing.Prepared(["FIN", "ECO"]);
        Assert.Null(played.PassTo("2027-05-05 10:00").Circulate(Procedure.Silence, deadline ?? new DeadlineRule.WorkingDays(1)).Refusal);
        return played;
    }

    private static Decision Apply(PlayedDossier played) => played.Send(new ApplyImpact(PlayedDossier.Id), PlayedDossier.Coordinator);
}
