using CoordinationFlow.Domain.Deadlines;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Rounds;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.Domain.WorkingTime;
using CoordinationFlow.UnitTests.Domain.Played;

namespace CoordinationFlow.UnitTests.Domain.Deadlines;

public sealed class MovingDeadlinesTests
{
    [Fact]
    public void Reminders_of_five_working_days_fall_at_half_and_eight_and_two_working_hours_before() =>
        Assert.Equal(
            [(ReminderKind.Half, "2027-01-14 09:30"), (ReminderKind.EightHours, "2027-01-18 09:00"), (ReminderKind.TwoHours, "2027-01-18 15:00")],
            Armed(Procedure.Ordinary, "2027-01-11 10:00", "2027-01-18 17:00"));

    [Fact]
    public void Reminders_of_an_urgent_round_fall_at_half_and_thirty_minutes_before_over_the_change_of_the_clock() =>
        Assert.Equal(
            [(ReminderKind.Half, "2027-03-28 01:30"), (ReminderKind.ThirtyMinutes, "2027-03-28 04:00")],
            Armed(Procedure.Urgent, "2027-03-27 23:30", "2027-03-28 04:30"));

    [Fact]
    public void Of_two_near_reminders_the_later_stays_and_one_at_or_before_the_opening_is_dropped()
    {
        Assert.Equal([(ReminderKind.TwoHours, "2027-01-11 12:00")], Armed(Procedure.Ordinary, "2027-01-11 10:00", "2027-01-11 14:00"));
        Assert.Equal([(ReminderKind.Half, "2027-01-11 13:00"), (ReminderKind.TwoHours, "2027-01-11 15:00")], Armed(Procedure.Ordinary, "2027-01-11 09:00", "2027-01-11 17:00"));
        Assert.Equal([(ReminderKind.ThirtyMinutes, "2027-01-11 10:30")], Armed(Procedure.Urgent, "2027-01-11 10:00", "2027-01-11 11:00"));
    }

    [Fact]
    public void After_a_change_of_deadline_reminders_are_reckoned_from_the_opening_and_past_ones_dropped()
    {
        var played = Playing.Prepared(["FIN", "VL"]);
        played.PassTo("2027-02-01 10:00").Circulate();
        played.PassTo("2027-02-08 16:00");
        Assert.Null(played.Send(new Extend(PlayedDossier.Id, Local("2027-02-10 12:00"), "asked for"), PlayedDossier.Coordinator).Refusal);
        Assert.Equal(
            [(ReminderKind.EightHours, PlayedDossier.Brussels("2027-02-09 12:00")), (ReminderKind.TwoHours, PlayedDossier.Brussels("2027-02-10 10:00"))],
            played.Now.OpenRound!.Reminders.Select(reminder => (reminder.Kind, reminder.DueAt)));
        played.PassTo("2027-02-08 18:00");
        Assert.NotNull(played.Now.OpenRound);
        played.PassTo(PlayedDossier.Brussels("2027-02-10 12:00").AddSeconds(1));
        Assert.Null(played.Now.OpenRound);
        played.Send(new Extend(PlayedDossier.Id, Local("2027-02-11 12:00"), "again"), PlayedDossier.Coordinator).RefusedAs("round.closed");
    }

    [Fact]
    public void Extending_is_refused_to_an_earlier_time_outside_working_time_past_the_cutoff_or_without_a_reason()
    {
        var played = Playing.Prepared(["FIN"], with: sheet => sheet with { Cutoff = new DateTime(2027, 1, 20, 12, 0, 0) });
        played.Circulate();
        Assert.Equal(PlayedDossier.Brussels("2027-01-18 17:00"), Extend("2027-01-18 17:00").RefusedAs("deadline.too-short").Earliest);
        Extend("2027-01-19 08:59").RefusedAs("deadline.not-working-time");
        Extend("2027-01-20 12:01").RefusedAs("deadline.after-cutoff");
        Extend("2027-01-19 12:00", reason: " ").RefusedAs("reason.missing");
        Assert.Null(Extend("2027-01-20 12:00").Refusal);
        Assert.Null(Extend("2027-01-20 15:00", over: "the meeting is late").Refusal);

        Decision Extend(string local, string reason = "asked for", string? over = null) => played.Send(new Extend(PlayedDossier.Id, Local(local), reason, over), PlayedDossier.Coordinator);
    }

    [Fact]
    public void Shortening_never_goes_below_the_minimum_notice()
    {
        var played = Playing.Prepared(["IO"]);
        played.PassTo("2027-02-08 10:00").Circulate();
        played.PassTo("2027-02-10 11:00");
        Assert.Equal(PlayedDossier.Brussels("2027-02-10 15:00"), Shorten("2027-02-10 14:59").RefusedAs("deadline.too-short").Earliest);
        Assert.Null(Shorten("2027-02-10 15:00").Refusal);

        Decision Shorten(string local) => played.Send(new Shorten(PlayedDossier.Id, Local(local), "the meeting moved"), PlayedDossier.Coordinator);
    }

    [Fact]
    public void A_round_whose_timer_is_late_is_over_all_the_same()
    {
        var played = Playing.Prepared(["FIN"]);
        played.Circulate();
        played.SleepUntil(played.Now.OpenRound!.ClosesAt);
        played.Send(new Extend(PlayedDossier.Id, Local("2027-01-20 12:00"), "too late"), PlayedDossier.Coordinator).RefusedAs("round.closed");
        played.Send(new Supersede(PlayedDossier.Id, Procedure.Ordinary, null, PlayedDossier.Draft("b")), PlayedDossier.Coordinator).RefusedAs("round.closed");
        played.Send(new CloseEarly(PlayedDossier.Id), PlayedDossier.Coordinator).RefusedAs("round.closed");
        Assert.Null(played.Send(new SetSeat(PlayedDossier.Id, "VL", Seat.Required, "forgotten"), PlayedDossier.Coordinator).Refusal);
        Assert.Equal(PlayedDossier.Brussels("2027-01-18 17:00"), played.Now.OpenRound!.Deadline);
        Assert.Equal(["FIN", "VL"], played.Close().Missing);
    }

    [Theory]
    [InlineData(Procedure.Ordinary, 30, 31)]
    [InlineData(Procedure.Silence, 10, 11)]
    public void An_extension_goes_as_far_as_the_procedure_allows_and_no_further(Procedure procedure, int most, int tooMany)
    {
        var played = Playing.Prepared(["FIN"]);
        Assert.Null(played.Circulate(procedure, new DeadlineRule.WorkingDays(1)).Refusal);
        played.Send(new Extend(PlayedDossier.Id, new DeadlineRule.WorkingDays(tooMany), "more time", "needed"), PlayedDossier.Coordinator).RefusedAs("deadline.too-long");
        Assert.Null(played.Send(new Extend(PlayedDossier.Id, new DeadlineRule.WorkingDays(most), "more time"), PlayedDossier.Coordinator).Refusal);
    }

    [Fact]
    public void An_urgent_round_is_extended_by_a_day_at_most()
    {
        var played = Playing.Prepared(["FIN"]);
        Assert.Null(played.Circulate(Procedure.Urgent, new DeadlineRule.ElapsedHours(3)).Refusal);
        played.Send(new Extend(PlayedDossier.Id, new DeadlineRule.ElapsedHours(25), "more time"), PlayedDossier.Coordinator).RefusedAs("deadline.too-long");
        Assert.Null(played.Send(new Extend(PlayedDossier.Id, new DeadlineRule.ElapsedHours(24), "more time"), PlayedDossier.Coordinator).Refusal);
    }

    [Fact]
    public void A_length_without_sense_is_refused()
    {
        var played = Playing.Prepared(["FIN"]);
        DeadlineRule[] nonsense = [new DeadlineRule.WorkingDays(0), new DeadlineRule.WorkingHours(-1), new DeadlineRule.ElapsedHours(20_000), new DeadlineRule.LocalTime(new DateTime(1999, 1, 1))];
        Assert.All(nonsense, rule => played.Circulate(deadline: rule).RefusedAs("input.invalid"));
    }

    private static IEnumerable<(ReminderKind, string)> Armed(Procedure procedure, string opened, string deadline) =>
        Reminders.Of(procedure, PlayedDossier.Brussels(opened), PlayedDossier.Brussels(deadline), PlayedDossier.Brussels(opened), WorkingCalendar.Plain)
            .Select(reminder => (reminder.Kind, BrusselsTime.Local(reminder.DueAt).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture)));

    private static DeadlineRule.LocalTime Local(string local) => new(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture));
}
