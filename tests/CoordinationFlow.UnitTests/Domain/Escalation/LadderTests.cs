using CoordinationFlow.Domain.Adoption;
using CoordinationFlow.Domain.Divergence;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Escalation;
using CoordinationFlow.Domain.Positions;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.UnitTests.Domain.Played;
using static CoordinationFlow.UnitTests.Domain.Played.Playing;

namespace CoordinationFlow.UnitTests.Domain.Escalation;

/// <summary>Stories of the ladder. VL is a region, so that with it the ladder is mixed; without it federal.</summary>
public sealed class LadderTests
{
    private static readonly Actor Secretary = new("sec", Role.Secretariat, null, Channel.Portal);

    [Fact]
    public void The_ladder_is_federal_where_everybody_counted_is_and_mixed_elsewhere()
    {
        var federal = Diverged("FA", "JUS");
        Convene(federal, Level.L1, "2027-01-20 10:00");
        Assert.Equal(Ladder.Federal, federal.Now.Sittings[^1].Ladder);

        var mixed = Diverged("FA", "VL");
        Convene(mixed, Level.L1, "2027-01-20 10:00");
        Assert.Equal(Ladder.Mixed, mixed.Now.Sittings[^1].Ladder);
    }

    [Fact]
    public void Nobody_skips_a_level_but_for_a_reason_where_its_notice_would_end_after_the_cutoff()
    {
        var played = Diverged("FA", "VL", new DateTime(2027, 1, 20, 12, 0, 0));
        Convene(played, Level.L1, "2027-01-19 10:00");
        Decide(played, Level.L1, SittingDecision.NoAgreement);

        Convene(played, Level.L3, "2027-01-20 11:00").RefusedAs("level.order");
        Convene(played, Level.L3, "2027-01-20 11:00", "the Council sits tomorrow");

        Assert.Equal([Level.L2], played.Now.Sittings[^1].Skipped);
        Assert.Equal(Level.L3, played.Now.Sittings[^1].Level);
    }

    [Fact]
    public void Converged_views_are_not_escalated_and_incomplete_ones_only_with_a_reason()
    {
        var played = Prepared(["FA", "VL"]);
        played.Circulate();
        played.Commit("FA", A);
        played.Close();
        Convene(played, Level.L1, "2027-01-20 10:00").RefusedAs("level.order");
        Assert.Null(Convene(played, Level.L1, "2027-01-20 10:00", "VL does not answer").Refusal);

        var converged = Prepared(["FA"]);
        converged.Circulate();
        converged.Commit("FA", A);
        converged.Close();
        Convene(converged, Level.L1, "2027-01-20 10:00", "to be sure").RefusedAs("level.order");
    }

    [Fact]
    public void No_table_agrees_over_an_absent_blockers_stance_on_unchanged_text()
    {
        var played = Diverged("FA", "VL");
        Convene(played, Level.L1, "2027-01-21 10:00");
        Decide(played, Level.L1, SittingDecision.Agreement, ["IBZ", "FA"], ["2"]);

        Assert.Equal(DossierState.Assessing, played.Now.State);
        Assert.Equal(["VL"], played.Now.Assess().Of("2").By);
        Assert.Null(played.Now.Adoption);
    }

    [Fact]
    public void A_text_of_the_table_binds_who_stayed_away_after_due_notice_and_is_adopted_at_that_level()
    {
        var played = Diverged("FA", "VL");
        Convene(played, Level.L1, "2027-01-21 10:00");
        Decide(played, Level.L1, SittingDecision.Agreement, ["IBZ", "FA"], ["2"], ("2", "2 of the table"));

        var adopted = Assert.IsType<AdoptionRecord>(played.Now.Adoption);
        Assert.Equal((Level.L1, 2, "flow"), (adopted.Level, adopted.Version, adopted.By));
        Assert.Equal(["VL"], adopted.Tacit);
    }

    [Fact]
    public void Who_stayed_away_without_due_notice_is_asked_to_confirm_and_may_break_the_silence()
    {
        var played = Diverged("FA", "VL");
        Convene(played, Level.L1, WithoutNotice(played));
        Decide(played, Level.L1, SittingDecision.Agreement, ["IBZ", "FA"], ["2"], ("2", "2 of the table"));

        var round = Assert.IsType<CoordinationFlow.Domain.Rounds.Round>(played.Now.OpenRound);
        Assert.Equal((RoundRole.Confirming, Procedure.Silence, false), (round.Role, round.Procedure, round.CountsForLimit));
        Assert.Equal(["VL"], round.Tasks.Keys);

        Assert.Null(played.Commit("VL", O).Refusal);
        Assert.Equal(Outcome.Diverged, played.Close().Outcome);
        Assert.Equal(Level.L1, played.Now.NextLevel(Ladder.Mixed));
    }

    [Fact]
    public void A_dossier_sent_back_has_all_its_rounds_again_and_meets_the_same_level_next()
    {
        var played = Diverged("FA", "VL");
        Convene(played, Level.L1, "2027-01-21 10:00");
        Decide(played, Level.L1, SittingDecision.SendBack);

        Assert.Equal((DossierState.Assessing, 0), (played.Now.State, played.Now.Rounds.Count(round => round.CountsForLimit)));
        Assert.Equal(Level.L1, played.Now.NextLevel(Ladder.Mixed));
    }

    [Fact]
    public void A_failed_top_level_ends_in_an_abstention_that_names_nobody_in_the_instruction()
    {
        var played = Diverged("FA", "VL");
        foreach (var level in new[] { Level.L1, Level.L2, Level.L3 })
        {
            Convene(played, level, "2027-02-01 10:00");
            Decide(played, level, SittingDecision.NoAgreement);
        }

        Assert.Equal(("TopLevel", 3), (played.Now.Abstention!.Reason, played.Now.Abstention.Levels.Length));
        Assert.Equal(Vote.Abstain, played.Now.Instructions[^1].Vote);
    }

    [Fact]
    public void Lifting_the_last_block_leaves_the_ladder_also_between_two_levels()
    {
        var played = Diverged("FA", "VL");
        Convene(played, Level.L1, "2027-01-21 10:00");
        Decide(played, Level.L1, SittingDecision.NoAgreement);
        played.Send(new LiftReservation(PlayedDossier.Id, System.Collections.Immutable.ImmutableDictionary<string, Stance>.Empty.Add("2", A)), PlayedDossier.Holder("VL"));

        Assert.Equal(DossierState.Assessing, played.Now.State);
        Assert.Null(played.Send(new Adopt(PlayedDossier.Id), PlayedDossier.Coordinator).Refusal);
        Assert.Equal(Level.L0, played.Now.Adoption!.Level);
        Assert.Equal([Level.L1], played.Now.Adoption.Levels);
    }

    [Theory, InlineData(" ", "2", "reason.missing"), InlineData("said", "9", "position.unknown-paragraph"), InlineData("said", "", "input.invalid")]
    public void A_sitting_without_minutes_or_with_unknown_or_no_paragraphs_is_refused(string minutes, string paragraph, string code)
    {
        var played = Diverged("FA", "VL");
        Convene(played, Level.L1, "2027-01-21 10:00");
        played.Send(new RecordSitting(PlayedDossier.Id, Level.L1, SittingDecision.Agreement, ["FA"], minutes, paragraph.Length > 0 ? [paragraph] : [], []), Secretary).RefusedAs(code);
        Assert.Equal(DossierState.Escalated, played.Now.State);
    }

    /// <summary>One ordinary round after which VL (or the last of two federal ones) objects to paragraph 2.</summary>
    private static PlayedDossier Diverged(string first, string objector, DateTime? cutoff = null)
    {
        var played = Prepared([first, objector], with: sheet => sheet with { Cutoff = cutoff });
        played.Circulate();
        played.Commit(first, A);
        played.Commit(objector, A, ("2", O));
        Assert.Equal(Outcome.Diverged, played.Close().Outcome);
        return played;
    }

    private static Decision Convene(PlayedDossier played, Level level, string at, string? reason = null) => Convene(played, level, PlayedDossier.Brussels(at), reason);

    private static Decision Convene(PlayedDossier played, Level level, DateTimeOffset at, string? reason = null) =>
        played.Send(new Escalate(PlayedDossier.Id, level, at, reason), PlayedDossier.Coordinator);

    private static DateTimeOffset WithoutNotice(PlayedDossier played) => played.Clock.AddMinutes(30);

    private static void Decide(PlayedDossier played, Level level, SittingDecision decision, string[]? present = null, string[]? decides = null, params (string Id, string Text)[] texts) =>
        Assert.Null(played.Send(
            new RecordSitting(PlayedDossier.Id, level, decision, [.. present ?? ["IBZ", "FA", "VL"]], "what was said", [.. decides ?? []], [.. texts.Select(text => PlayedDossier.Paragraph(text.Id, text.Text))]), Secretary).Refusal);
}
