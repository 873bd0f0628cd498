using CoordinationFlow.Domain.Deadlines;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Drafts;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.UnitTests.Domain.Played;

namespace CoordinationFlow.UnitTests.Domain.Dossiers;

public sealed class DossierRulesTests
{
    private static readonly DossierSheet Sheet = new() { Reference = "BE-1", Pilot = "IBZ", Required = ["FA"] };

    [Fact]
    public void A_sheet_holds_a_reference_known_participants_with_one_seat_each_and_a_vote_that_can_be_proposed()
    {
        (string Code, string Field, DossierSheet Sheet)[] wrong =
        [
            ("input.invalid", "reference", Sheet with { Reference = " " }),
            ("input.invalid", "proposedVote", Sheet with { ProposedVote = Vote.Abstain }),
            ("input.invalid", "maxRounds", Sheet with { MaxRounds = 0 }),
            ("input.invalid", "supplementaryRounds", Sheet with { SupplementaryRounds = -1 }),
            ("participant.unknown", "consulted", Sheet with { Consulted = ["NOBODY"] }),
            ("participant.unknown", "required", Sheet with { Required = ["RET"] }),
            ("input.invalid", "required", Sheet with { Required = ["IBZ"] }),
            ("input.invalid", "informed", Sheet with { Informed = ["FA"] }),
        ];
        Assert.All(wrong, one =>
        {
            var played = new PlayedDossier();
            Assert.Equal(one.Field, played.Send(new CreateDossier(PlayedDossier.Id, one.Sheet, []), PlayedDossier.Coordinator).RefusedAs(one.Code).Field);
            Assert.Same(DossierSnapshot.None, played.Now);
        });
    }

    [Fact]
    public void Paragraph_ids_are_given_and_differ()
    {
        var played = new PlayedDossier();
        Assert.Equal("paragraphs[1].id", played.Send(new CreateDossier(PlayedDossier.Id, Sheet, [PlayedDossier.Paragraph("1", "a"), PlayedDossier.Paragraph("1", "b")]), PlayedDossier.Coordinator).RefusedAs("input.invalid").Field);
        Assert.Equal("paragraphs[0].id", played.Send(new CreateDossier(PlayedDossier.Id, Sheet, [PlayedDossier.Paragraph(" ", "a")]), PlayedDossier.Coordinator).RefusedAs("input.invalid").Field);
    }

    [Fact]
    public void A_draft_is_written_over_until_circulated_and_then_as_the_next_version()
    {
        var played = Playing.Prepared(["FA"]);
        Write(played, "b");
        Assert.Equal((1, 1), (played.Now.Versions.Length, played.Now.Draft!.Number));
        Write(played, "b").RefusedAs("draft.unchanged");
        played.Circulate();
        Write(played, "c").RefusedAs("round.still-open");
        played.Close();
        Write(played, "c");
        Write(played, "d");
        Assert.Equal((2, 2, 1), (played.Now.Versions.Length, played.Now.Draft.Number, played.Now.Version!.Number));
        played.Circulate();
        Assert.Equal(2, played.Now.OpenRound!.Version);
    }

    [Fact]
    public void The_cutoff_is_what_the_sheet_gives_or_what_the_meeting_leaves()
    {
        Assert.Null(Playing.Prepared(["FA"]).Now.Cutoff);
        Assert.Equal(PlayedDossier.Brussels("2027-02-12 12:00"), Playing.Prepared(["FA"], with: sheet => sheet with { Meeting = new DateOnly(2027, 2, 15) }).Now.Cutoff);
        Assert.Equal(PlayedDossier.Brussels("2027-02-10 10:00"), Playing.Prepared(["FA"], with: sheet => sheet with { Meeting = new DateOnly(2027, 2, 15), Cutoff = new DateTime(2027, 2, 10, 10, 0, 0) }).Now.Cutoff);
    }

    [Fact]
    public void Withdrawing_needs_a_reason_and_cancels_everything_that_is_open()
    {
        var played = Playing.Prepared(["FA"]);
        played.Circulate();
        played.Send(new Withdraw(PlayedDossier.Id, ""), PlayedDossier.Coordinator).RefusedAs("reason.missing");
        Assert.Null(played.Send(new Withdraw(PlayedDossier.Id, "the proposal is off"), PlayedDossier.Holder("IBZ")).Refusal);
        Assert.Equal((DossierState.Withdrawn, RoundState.Cancelled), (played.Now.State, played.Now.LastRound!.State));
        Assert.Empty(DueItems.Of(played.Now));
        played.Send(new Withdraw(PlayedDossier.Id, "again"), PlayedDossier.Coordinator).RefusedAs("state.wrong");
        played.Commit("FA", Stance.Agree).RefusedAs("round.closed");
    }

    [Fact]
    public void The_state_is_recorded_once_for_everything_in_an_instant()
    {
        var played = Playing.Prepared(["FA"]);
        played.Circulate(Procedure.Silence);
        played.Close();
        Assert.Equal([DossierState.InRound, DossierState.InFollowUp], played.Events.OfType<StateChanged>().Select(changed => changed.To).Where(state => state != DossierState.Assessing));
        Assert.Null(played.Dossier.RecordState(played.Clock));
    }

    private static Decision Write(PlayedDossier played, string letter) => played.Send(new WriteDraft(PlayedDossier.Id, PlayedDossier.Draft(letter)), PlayedDossier.Coordinator);
}
