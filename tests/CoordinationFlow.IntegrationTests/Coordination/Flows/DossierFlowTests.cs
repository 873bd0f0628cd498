using System.Text.Json;
using CoordinationFlow.Coordination.Deadlines;
using CoordinationFlow.Coordination.Desk;
using CoordinationFlow.Coordination.Notices;
using CoordinationFlow.Domain.Adoption;
using CoordinationFlow.Domain.Deadlines;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.FollowUp;
using CoordinationFlow.Domain.Meetings;
using CoordinationFlow.Domain.Reopening;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Domain.Rounds;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.Workflows.Bookmarks;
using CoordinationFlow.Workflows.Instances;
using CoordinationFlow.Workflows.Journal;
using CoordinationFlow.Workflows.Timers;

namespace CoordinationFlow.IntegrationTests.Coordination.Flows;

/// <summary>Persons act on the procedure and the flow follows.</summary>
public sealed class DossierFlowTests
{
    [Fact]
    public async Task Circulating_starts_the_dossiers_flow_which_waits_for_the_rounds_close()
    {
        await using var dossier = await OneDossier.CreateAsync();

        await dossier.DoneAsync(dossier.Circulation());

        Assert.Equal(("ordinary", "Suspended"), await FlowAsync(dossier));
        Assert.All(await dossier.RowsAsync(BookmarkRow.Table), bookmark => Assert.Equal("collect", bookmark.ActivityId));
    }

    [Fact]
    public async Task Diverged_views_make_the_flow_ask_the_pilot_and_the_revision_goes_by_the_flow()
    {
        await using var dossier = await OneDossier.CreateAsync();
        await dossier.DoneAsync(dossier.Circulation());
        await dossier.DoneAsync(await dossier.AnswerAsync("FIN", Stance.Object, "Not so."), OneDossier.MandateHolder("FIN"));

        await dossier.CloseAsync();
        Assert.All(await dossier.RowsAsync(BookmarkRow.Table), bookmark => Assert.Equal("revise", bookmark.ActivityId));
        await dossier.DoneAsync(dossier.Circulation(text: "Another text."), OneDossier.MandateHolder("SOC"));

        Assert.Equal(2, (await dossier.SnapshotAsync()).OpenRound!.Number);
        Assert.All(await dossier.RowsAsync(BookmarkRow.Table), bookmark => Assert.Equal("collect", bookmark.ActivityId));
    }

    [Fact]
    public async Task A_refused_revision_leaves_the_flow_where_it_waited()
    {
        await using var dossier = await OneDossier.CreateAsync();
        await dossier.DoneAsync(dossier.Circulation());
        await dossier.DoneAsync(await dossier.AnswerAsync("FIN", Stance.Object, "Not so."), OneDossier.MandateHolder("FIN"));
        await dossier.CloseAsync();
        var before = await dossier.InstanceAsync();

        var outcome = await dossier.GiveAsync(dossier.Circulation() with { Deadline = new DeadlineRule.WorkingHours(1) });

        Assert.Equal("deadline.too-short", outcome.Refusal!.Code);
        Assert.Equal(before, await dossier.InstanceAsync());
        Assert.All(await dossier.RowsAsync(BookmarkRow.Table), bookmark => Assert.Equal("revise", bookmark.ActivityId));
    }

    [Fact]
    public async Task Superseding_keeps_the_instance_and_moves_its_wait_to_the_new_round()
    {
        await using var dossier = await OneDossier.CreateAsync();
        await dossier.DoneAsync(dossier.Circulation());
        var instance = (await dossier.InstanceAsync())!.Id;

        await dossier.DoneAsync(new Supersede(dossier.Id, Procedure.Ordinary, new DeadlineRule.WorkingDays(3), [OneDossier.Paragraph("A better text.")]));
        await dossier.DoneAsync(await dossier.AnswerAsync("FIN", Stance.Object, "Not so."), OneDossier.MandateHolder("FIN"));
        await dossier.CloseAsync();

        Assert.Equal(instance, (await dossier.InstanceAsync())!.Id);
        Assert.All(await dossier.RowsAsync(BookmarkRow.Table), bookmark => Assert.Equal("revise", bookmark.ActivityId));
        Assert.Empty(await dossier.RowsAsync(KeptStimulusRow.Table));
    }

    [Fact]
    public async Task A_flow_that_fails_alarms_the_coordinators_with_the_activitys_name()
    {
        await using var dossier = await OneDossier.CreateAsync(flow: "failing");
        await dossier.PublishAsync(
            """
            {
              "id": "failing-1", "definitionId": "failing", "name": "Failing", "version": 1, "isLatest": true, "isPublished": true,
              "root": { "id": "all", "type": "Elsa.Sequence", "version": 1, "activities": [
                { "id": "circulate", "name": "circulate", "type": "CoordinationFlow.Circulate", "version": 1 },
                { "id": "stumble", "name": "stumble", "type": "Elsa.Fault", "version": 1, "message": { "typeName": "String", "expression": { "type": "Literal", "value": "a text that nobody else may read" } } } ] }
            }
            """);

        await dossier.DoneAsync(dossier.Circulation());

        var notice = Assert.Single(await dossier.RowsAsync(NoticeRow.Table), notice => notice.Key == "notice.flow-incident");
        Assert.Equal(("coordinator", dossier.Id), (notice.Audience, notice.DossierId));
        Assert.Contains("stumble", notice.Values, StringComparison.Ordinal);
        Assert.DoesNotContain("nobody else may read", notice.Values, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Adopting_by_hand_lets_the_flow_follow_up_and_the_report_ends_it()
    {
        await using var dossier = await OneDossier.CreateAsync();
        await dossier.DoneAsync(dossier.Circulation());
        await dossier.DoneAsync(await dossier.AnswerAsync("FIN", Stance.Agree), OneDossier.MandateHolder("FIN"));
        await dossier.DoneAsync(await dossier.AnswerAsync("JUS", Stance.Agree), OneDossier.MandateHolder("JUS"));
        await dossier.CloseAsync();

        await dossier.DoneAsync(new Adopt(dossier.Id));

        Assert.Equal(("ordinary", "Suspended"), await FlowAsync(dossier));
        Assert.Single((await dossier.SnapshotAsync()).Instructions);
        await ReportAsync(dossier);
        Assert.Equal(("ordinary", "Finished"), await FlowAsync(dossier));
    }

    [Fact]
    public async Task Abstaining_in_an_open_round_closes_it_and_the_report_ends_the_flow()
    {
        await using var dossier = await OneDossier.CreateAsync();
        await dossier.DoneAsync(dossier.Circulation());

        await dossier.DoneAsync(new RecordAbstention(dossier.Id, "No common ground."));

        Assert.Empty(await dossier.RowsAsync(DueRow.Table));
        await ReportAsync(dossier);
        Assert.Equal(("ordinary", "Finished"), await FlowAsync(dossier));
    }

    [Fact]
    public async Task The_follow_up_waits_for_the_meeting_where_it_has_moved_to()
    {
        await using var dossier = await OneDossier.CreateAsync();
        await dossier.DoneAsync(dossier.Circulation());
        await dossier.DoneAsync(new MoveMeeting(dossier.Id, new DateOnly(2027, 3, 1)));
        await dossier.DoneAsync(new RecordAbstention(dossier.Id, "No common ground."));
        var first = Assert.Single(await dossier.RowsAsync(TimerRow.Table)).DueAt;
        await dossier.DoneAsync(new MoveMeeting(dossier.Id, new DateOnly(2027, 3, 15)));

        Assert.Equal(first.AddDays(14), Assert.Single(await dossier.RowsAsync(TimerRow.Table)).DueAt);
        await dossier.DoneAsync(new Reopen(dossier.Id, "The table has changed."));
        Assert.Equal(("ordinary", "Cancelled"), await FlowAsync(dossier));
        Assert.Empty(await dossier.RowsAsync(TimerRow.Table));
    }

    [Fact]
    public async Task INV_44_withdrawing_cancels_the_instance_and_nothing_can_fire_afterwards()
    {
        await using var dossier = await OneDossier.CreateAsync();
        await dossier.DoneAsync(dossier.Circulation());

        await dossier.DoneAsync(new Withdraw(dossier.Id, "The item is off the agenda."));

        Assert.Equal(("ordinary", "Cancelled"), await FlowAsync(dossier));
        Assert.Empty(await dossier.RowsAsync(DueRow.Table));
        Assert.Empty(await dossier.RowsAsync(BookmarkRow.Table));
    }

    [Fact]
    public async Task Instances_and_their_journal_hold_no_text_no_reason_and_nobodys_name()
    {
        await using var dossier = await OneDossier.CreateAsync(text: "A text of the draft.");
        await dossier.DoneAsync(dossier.Circulation());
        await dossier.DoneAsync(await dossier.AnswerAsync("FIN", Stance.Object, "A reason of an answer."), OneDossier.MandateHolder("FIN"));
        await dossier.CloseAsync();
        await dossier.DoneAsync(new RecordAbstention(dossier.Id, "A reason of the coordinator."));

        var seen = JsonSerializer.Serialize(await dossier.RowsAsync(InstanceRow.Table)) + JsonSerializer.Serialize(await dossier.RowsAsync(JournalRow.Table));

        Assert.All(["A text of", "A reason of", "FIN", "JUS", "SOC", "fin-m1"], word => Assert.DoesNotContain(word, seen, StringComparison.Ordinal));
    }

    private static Task<CommandOutcome> ReportAsync(OneDossier dossier) =>
        dossier.DoneAsync(new ReportBack(dossier.Id, ReportResult.AsInstructed), new Actor("paul", Role.PermanentRepresentation, "PREU", Channel.Rest));

    private static async Task<(string Flow, string SubStatus)> FlowAsync(OneDossier dossier) =>
        await dossier.InstanceAsync() is { } instance ? (instance.DefinitionId, instance.SubStatus) : ("none", "");
}
