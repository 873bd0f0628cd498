using System.Collections.Immutable;
using CoordinationFlow.Domain.Deadlines;
using CoordinationFlow.Domain.Drafts;
using CoordinationFlow.Domain.Rounds;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.UnitTests.Domain.Played;

namespace CoordinationFlow.UnitTests.Domain.Rounds;

public sealed class CirculatingTests
{
    [Fact]
    public void A_draft_without_text_in_the_pilots_language_is_not_circulated()
    {
        ImmutableArray<Paragraph>[] empty =
        [
            [],
            [PlayedDossier.Paragraph("1", " \u00a0\t\n")],
            [new Paragraph("1", ImmutableDictionary<string, string>.Empty.Add("nl", "alleen Nederlands"))],
        ];
        Assert.All(empty, paragraphs => Playing.Prepared(["JUS"], paragraphs: paragraphs).Circulate().RefusedAs("draft.empty"));
    }

    [Fact]
    public void A_round_asks_at_least_one_required_besides_the_pilot()
    {
        Playing.Prepared([]).Circulate().RefusedAs("round.nobody-asked");
        Playing.Prepared([], ["BRU"]).Circulate().RefusedAs("round.nobody-asked");
    }

    [Fact]
    public void A_full_round_gives_a_task_to_each_required_and_consulted_and_none_to_the_pilot()
    {
        var played = Playing.Prepared(["FA", "JUS"], ["BRU"]);
        Assert.Null(played.Circulate().Refusal);
        Assert.Equal(["BRU", "FA", "JUS"], played.Now.OpenRound!.Tasks.Keys);
        Assert.Equal(DossierState.InRound, played.Now.State);
        Assert.Equal(PlayedDossier.Brussels("2027-01-18 17:00"), played.Now.OpenRound.Deadline);
    }

    [Fact]
    public void A_deadline_outside_working_time_is_refused_with_the_same_hour_of_the_next_working_day()
    {
        var bridge = new CoordinationFlow.Domain.WorkingTime.WorkingCalendar([new DateOnly(2027, 5, 7)], []);
        var rule = new CoordinationFlow.Domain.Deadlines.DeadlineRule.LocalTime(new DateTime(2027, 5, 7, 12, 0, 0));
        Assert.Equal(PlayedDossier.Brussels("2027-05-10 12:00"), bridge.SuggestionInsteadOf(rule.Reckon(PlayedDossier.Brussels("2027-05-04 10:00"), bridge)));

        var played = Playing.Prepared(["JUS"]);
        Assert.Equal(PlayedDossier.Brussels("2027-01-18 11:00"), played.Circulate(deadline: Local("2027-01-16 11:00")).RefusedAs("deadline.not-working-time").Suggestion);
        Assert.Equal(PlayedDossier.Brussels("2027-01-13 17:00"), played.Circulate(deadline: Local("2027-01-12 17:01")).RefusedAs("deadline.not-working-time").Suggestion);
        Assert.Null(played.Circulate(deadline: Local("2027-01-12 09:00"), procedure: Procedure.Silence).Refusal);
    }

    [Fact]
    public void An_urgent_round_may_end_at_any_hour() => Assert.Null(Playing.Prepared(["JUS"]).Circulate(Procedure.Urgent, Local("2027-01-11 23:30")).Refusal);

    [Fact]
    public void A_deadline_leaves_four_working_hours_and_an_urgent_one_an_hour()
    {
        var played = Playing.Prepared(["JUS"]);
        Assert.Equal(PlayedDossier.Brussels("2027-01-11 14:00"), played.Circulate(deadline: new DeadlineRule.WorkingHours(3)).RefusedAs("deadline.too-short").Earliest);
        Assert.Equal(PlayedDossier.Brussels("2027-01-11 11:00"), played.Circulate(Procedure.Urgent, Local("2027-01-11 10:59")).RefusedAs("deadline.too-short").Earliest);
        Assert.Null(played.Circulate(deadline: new DeadlineRule.WorkingHours(4)).Refusal);
    }

    [Theory]
    [InlineData(Procedure.Ordinary, 30)]
    [InlineData(Procedure.Silence, 10)]
    public void A_deadline_is_not_too_far(Procedure procedure, int days)
    {
        var played = Playing.Prepared(["JUS"]);
        played.Circulate(procedure, new DeadlineRule.WorkingDays(days + 1)).RefusedAs("deadline.too-long");
        Assert.Null(played.Circulate(procedure, new DeadlineRule.WorkingDays(days)).Refusal);
    }

    [Fact]
    public void An_urgent_round_lasts_a_day_at_most() => Playing.Prepared(["JUS"]).Circulate(Procedure.Urgent, new DeadlineRule.ElapsedHours(25)).RefusedAs("deadline.too-long");

    [Fact]
    public void A_round_ends_before_the_cutoff_unless_the_coordinator_gives_a_reason()
    {
        var played = Playing.Prepared(["JUS"], with: sheet => sheet with { Meeting = new DateOnly(2027, 1, 15) });
        Assert.Equal(PlayedDossier.Brussels("2027-01-14 12:00"), played.Circulate().RefusedAs("deadline.after-cutoff").Cutoff);
        var byPilot = new Circulate(PlayedDossier.Id, Procedure.Ordinary, null, [], [], "we want it");
        played.Send(byPilot, PlayedDossier.Holder("IBZ")).RefusedAs("deadline.after-cutoff");
        Assert.Null(played.Circulate(reason: "the meeting will be moved").Refusal);
    }

    [Fact]
    public void Everyone_asked_is_cleared_for_a_restricted_dossier() =>
        Assert.Equal(["ECO", "OBG"], Playing.Prepared(["JUS", "OBG"], ["ECO"], sheet => sheet with { Classification = Classification.Restricted }).Circulate().RefusedAs("dossier.not-cleared").Participants);

    [Fact]
    public void Full_rounds_are_limited_and_a_round_that_supersedes_does_not_count_again()
    {
        var played = Playing.Prepared(["JUS"], with: sheet => sheet with { MaxRounds = 1 });
        Assert.Null(played.Circulate().Refusal);
        Assert.Null(played.Send(new Supersede(PlayedDossier.Id, Procedure.Ordinary, null, PlayedDossier.Draft("b")), PlayedDossier.Coordinator).Refusal);
        played.Close();
        played.Circulate().RefusedAs("round.limit");
        Assert.Null(played.Circulate(ask: ["JUS"]).Refusal);
        played.Close();
        Assert.Null(played.Circulate(reason: "a last try").Refusal);
    }

    [Fact]
    public void Checks_come_in_the_order_state_draft_asked_deadline_clearance_limit()
    {
        var played = Playing.Prepared([], paragraphs: []);
        played.Circulate(deadline: Local("2027-01-16 11:00")).RefusedAs("draft.empty");
        played.Circulate(deadline: Local("2027-01-16 11:00"), paragraphs: PlayedDossier.Draft("a")).RefusedAs("round.nobody-asked");
        var restricted = Playing.Prepared(["OBG"], with: sheet => sheet with { Classification = Classification.Restricted });
        restricted.Circulate(deadline: Local("2027-01-16 11:00")).RefusedAs("deadline.not-working-time");
        restricted.Circulate().RefusedAs("dossier.not-cleared");
        var open = Playing.Prepared(["JUS"]);
        open.Circulate();
        open.Circulate().RefusedAs("round.still-open");
    }

    [Fact]
    public void A_supplementary_round_asks_only_those_named_and_keeps_the_version_that_is_on_the_table()
    {
        var played = Playing.Prepared(["JUS", "FA"]);
        played.Circulate();
        played.Commit("FA", Stance.Agree);
        Assert.Equal(["JUS"], played.Close().Missing);
        Assert.Null(played.Send(new WriteDraft(PlayedDossier.Id, PlayedDossier.Draft("b", "b", "b")), PlayedDossier.Coordinator).Refusal);
        Assert.Equal((2, 1), (played.Now.Draft!.Number, played.Now.Version!.Number));

        played.Circulate(ask: ["JUS"], paragraphs: PlayedDossier.Draft("c")).RefusedAs("input.invalid");
        played.Circulate(ask: ["WAL"]).RefusedAs("round.nobody-asked");
        Assert.Null(played.Circulate(ask: ["JUS"]).Refusal);
        Assert.Equal((RoundRole.Supplementary, 1), (played.Now.OpenRound!.Role, played.Now.OpenRound.Version));
        Assert.Equal(["JUS"], played.Now.OpenRound.Tasks.Keys);
    }

    [Fact]
    public void What_is_being_written_is_not_what_positions_are_on()
    {
        var played = Playing.Prepared(["JUS"]);
        played.Circulate();
        played.Commit("JUS", Stance.Agree, ("2", Stance.Object));
        played.Close();
        played.Send(new WriteDraft(PlayedDossier.Id, PlayedDossier.Draft("a")), PlayedDossier.Coordinator);
        played.Send(new CoordinationFlow.Domain.Adoption.Adopt(PlayedDossier.Id), PlayedDossier.Coordinator).RefusedAs("adoption.blocked");
        played.Send(new CoordinationFlow.Domain.Positions.LiftReservation(PlayedDossier.Id, ImmutableDictionary<string, Stance>.Empty.Add("2", Stance.Agree)), PlayedDossier.Holder("JUS"));
        Assert.Null(played.Send(new CoordinationFlow.Domain.Adoption.Adopt(PlayedDossier.Id), PlayedDossier.Coordinator).Refusal);
        Assert.Equal(1, played.Now.Adoption!.Version);
    }

    [Fact]
    public void Superseding_needs_another_text()
    {
        var played = Playing.Prepared(["JUS"]);
        played.Send(new Supersede(PlayedDossier.Id, Procedure.Ordinary, null, PlayedDossier.Draft("b")), PlayedDossier.Coordinator).RefusedAs("round.closed");
        played.Circulate();
        played.Send(new Supersede(PlayedDossier.Id, Procedure.Ordinary, null, PlayedDossier.Draft("a", "a", "a")), PlayedDossier.Coordinator).RefusedAs("draft.unchanged");
    }

    [Fact]
    public void A_paragraph_is_unchanged_whatever_its_white_space_line_ends_and_composition()
    {
        var one = DraftText.Marks([PlayedDossier.Paragraph("1", "un  été\r\nà venir ")])[0];
        var same = DraftText.Marks([PlayedDossier.Paragraph("1", "un e\u0301te\u0301 a\u0300\nvenir")])[0];
        Assert.Equal(one.Hash, same.Hash);
        Assert.NotEqual(one.Hash, DraftText.Marks([PlayedDossier.Paragraph("1", "un été à Venir")])[0].Hash);
    }

    private static DeadlineRule.LocalTime Local(string local) => new(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture));
}
