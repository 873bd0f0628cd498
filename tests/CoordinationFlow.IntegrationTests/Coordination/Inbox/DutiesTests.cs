using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Coordination.Inbox;
using CoordinationFlow.Domain.Adoption;
using CoordinationFlow.Domain.AdReferendum;
using CoordinationFlow.Domain.Deadlines;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Escalation;
using CoordinationFlow.Domain.FollowUp;
using CoordinationFlow.Domain.Instructions;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Domain.Rounds;
using CoordinationFlow.Domain.Words;

namespace CoordinationFlow.IntegrationTests.Coordination.Inbox;

/// <summary>What a dossier asks of coordinator, pilot, secretariat and Permanent Representation stands in their inboxes as long as it is asked (domain 3.4, 3.14, 3.21).</summary>
public sealed class DutiesTests
{
    private static readonly Actor Paul = new("paul", Role.PermanentRepresentation, "PREU", Channel.Rest);
    private static readonly Caller Representation = new("paul", "Paul", Role.PermanentRepresentation, "PREU");
    private static readonly Caller Coordinator = new("ann", "Ann", Role.Coordinator, null);
    private static readonly Caller Secretariat = new("bruno", "Bruno", Role.Secretariat, null);
    private static readonly Caller Pilot = new("soc-m1", "Sofie", Role.MandateHolder, "SOC");

    [Fact]
    public async Task An_urgent_round_without_an_answer_asks_for_an_instruction_ad_referendum_then_for_the_definitive_position()
    {
        await using var dossier = await CirculatedAsync(Procedure.Urgent, new DeadlineRule.ElapsedHours(3), flow: "urgent");
        await dossier.DoneAsync(await dossier.AnswerAsync("JUS", Stance.Agree), OneDossier.MandateHolder("JUS"));
        Assert.Empty(await InboxAsync(dossier, Coordinator));
        await dossier.CloseAsync();
        Assert.Equal([(TaskKind.InstructAdReferendum, TaskState.Delivered)], await InboxAsync(dossier, Coordinator));

        await dossier.DoneAsync(new InstructAdReferendum(dossier.Id, "they vote tonight"));

        Assert.Equal([(TaskKind.ConfirmDefinitive, TaskState.Delivered)], await InboxAsync(dossier, Coordinator));
        Assert.Equal([(TaskKind.InstructAdReferendum, TaskState.Answered)], await InboxAsync(dossier, Coordinator, open: false));
        Assert.Equal([(TaskKind.Execute, TaskState.Delivered)], await InboxAsync(dossier, Representation));

        await dossier.DoneAsync(new GoOnWithout(dossier.Id, "it had time"));
        await dossier.DoneAsync(new Adopt(dossier.Id));

        Assert.Empty(await InboxAsync(dossier, Coordinator));
        Assert.Equal([(TaskKind.Execute, TaskState.Delivered), (TaskKind.ReportBack, TaskState.Delivered)], await InboxAsync(dossier, Representation));
        Assert.Equal([(TaskKind.Execute, TaskState.Cancelled)], await InboxAsync(dossier, Representation, open: false));
    }

    [Fact]
    public async Task A_definitive_position_that_does_not_come_in_time_lapses()
    {
        await using var dossier = await CirculatedAsync(Procedure.Urgent, new DeadlineRule.ElapsedHours(3), flow: "urgent");
        await dossier.CloseAsync();
        await dossier.DoneAsync(new InstructAdReferendum(dossier.Id, "they vote tonight"));
        var due = (await dossier.SnapshotAsync()).Definitive!.Due;
        var page = await dossier.Service<IInboxQueries>().InboxAsync(Coordinator, open: true, null, 10, TestContext.Current.CancellationToken);
        Assert.Equal(due, Assert.Single(page.Items).Deadline);

        await dossier.PassToAsync(due.AddSeconds(1));

        Assert.Empty(await InboxAsync(dossier, Coordinator));
        Assert.Contains((TaskKind.ConfirmDefinitive, TaskState.Lapsed), await InboxAsync(dossier, Coordinator, open: false));
    }

    [Fact]
    public async Task The_Permanent_Representation_is_asked_to_carry_out_and_to_report_until_it_has()
    {
        await using var dossier = await CirculatedAsync(Procedure.Ordinary, new DeadlineRule.WorkingDays(2));
        foreach (var participant in new[] { "JUS", "FIN" })
        {
            await dossier.DoneAsync(await dossier.AnswerAsync(participant, Stance.Agree), OneDossier.MandateHolder(participant));
        }

        await dossier.CloseAsync();
        await dossier.DoneAsync(new Adopt(dossier.Id));
        await dossier.DoneAsync(new ConfirmInstruction(dossier.Id, 1), Paul);
        Assert.Equal([(TaskKind.ReportBack, TaskState.Delivered)], await InboxAsync(dossier, Representation));
        await dossier.DoneAsync(new ReportBack(dossier.Id, ReportResult.Postponed), Paul);
        Assert.Equal([(TaskKind.ReportBack, TaskState.Delivered)], await InboxAsync(dossier, Representation));

        await dossier.DoneAsync(new ReportBack(dossier.Id, ReportResult.AsInstructed), Paul);

        Assert.Empty(await InboxAsync(dossier, Representation));
        Assert.Equal([(TaskKind.Execute, TaskState.Answered), (TaskKind.ReportBack, TaskState.Answered)], (await InboxAsync(dossier, Representation, open: false)).Order());
    }

    [Fact]
    public async Task Divergence_asks_the_pilot_to_revise_and_a_convened_level_its_secretariat_for_the_decision()
    {
        await using var dossier = await CirculatedAsync(Procedure.Ordinary, new DeadlineRule.WorkingDays(2));
        await dossier.DoneAsync(await dossier.AnswerAsync("JUS", Stance.Object, "not this"), OneDossier.MandateHolder("JUS"));
        await dossier.CloseAsync();
        Assert.Equal([(TaskKind.Revise, TaskState.Delivered)], await InboxAsync(dossier, Pilot));
        Assert.Empty(await InboxAsync(dossier, Secretariat));

        await dossier.DoneAsync(new Escalate(dossier.Id, Level.L1, dossier.Now.AddDays(7)));

        Assert.DoesNotContain(await InboxAsync(dossier, Pilot), task => task.Kind == TaskKind.Revise);
        Assert.Equal([(TaskKind.Decide, TaskState.Delivered)], await InboxAsync(dossier, Secretariat));
        await dossier.DoneAsync(new Withdraw(dossier.Id, "no longer needed"));
        Assert.Empty(await InboxAsync(dossier, Secretariat));
        Assert.Equal([(TaskKind.Decide, TaskState.Cancelled)], await InboxAsync(dossier, Secretariat, open: false));
    }

    private static async Task<OneDossier> CirculatedAsync(Procedure procedure, DeadlineRule deadline, string flow = "ordinary")
    {
        var dossier = await OneDossier.CreateAsync(flow);
        await dossier.DoneAsync(new Circulate(dossier.Id, procedure, deadline, [], []));
        return dossier;
    }

    private static async Task<(TaskKind Kind, TaskState State)[]> InboxAsync(OneDossier dossier, Caller caller, bool open = true)
    {
        var inbox = dossier.Service<IInboxQueries>();
        var items = (await inbox.InboxAsync(caller, open, null, 10, TestContext.Current.CancellationToken)).Items;
        if (open)
        {
            Assert.Equal(items.Length, await inbox.CountOpenAsync(caller, 10, TestContext.Current.CancellationToken));
        }

        foreach (var item in items)
        {
            Assert.Equal(item.Kind, (await inbox.TaskAsync(caller, item.TaskId, TestContext.Current.CancellationToken))!.Item.Kind);
            Assert.Null(await inbox.TaskAsync(new Caller("fin-m1", "Fien", Role.MandateHolder, "FIN"), item.TaskId, TestContext.Current.CancellationToken));
        }

        return [.. items.Select(item => (item.Kind, item.State))];
    }
}
