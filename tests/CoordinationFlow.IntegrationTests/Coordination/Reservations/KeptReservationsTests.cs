using CoordinationFlow.Contracts.V1;
using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Coordination.Deadlines;
using CoordinationFlow.Coordination.Flows;
using CoordinationFlow.Coordination.Inbox;
using CoordinationFlow.Coordination.Outbox;
using CoordinationFlow.Coordination.Reservations;
using CoordinationFlow.Domain.Adoption;
using CoordinationFlow.Domain.FollowUp;
using CoordinationFlow.Domain.Positions;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Domain.Words;
using Said = CoordinationFlow.Domain.Words.Stance;
using Kind = CoordinationFlow.Domain.Words.TaskKind;

namespace CoordinationFlow.IntegrationTests.Coordination.Reservations;

/// <summary>A reservation kept at adoption over its whole way: task, message, list, review date, lifting, the end of the flow (domain 3.19, 3.21; U18).</summary>
public sealed class KeptReservationsTests
{
    private static readonly Caller Ann = new("ann", "Ann", Role.Coordinator, null);

    [Fact]
    public async Task Its_holder_gets_a_task_by_its_queue_and_in_its_inbox_and_is_reminded_at_each_review_date()
    {
        await using var dossier = await KeptAsync();
        var lift = Assert.Single((await dossier.SnapshotAsync()).Lifts);
        Assert.Contains(Messages(await dossier.RowsAsync(OutboxRow.Table)).OfType<TaskIssued>(), task => task.TaskId == lift.Id && task.Kind == CoordinationFlow.Contracts.V1.TaskKind.Lift && task.Deadline.Instant == lift.ReviewAt);
        var jus = new Caller("jana", "Jana", Role.MandateHolder, "JUS");
        var item = Assert.Single((await dossier.Service<IInboxQueries>().InboxAsync(jus, open: true, null, 10, TestContext.Current.CancellationToken)).Items);
        Assert.Equal((Kind.Lift, lift.ReviewAt), (item.Kind, item.Deadline));
        var line = Assert.Single((await dossier.Service<IReservationQueries>().ReservationsAsync(Ann, null, 10, TestContext.Current.CancellationToken))!.Items);
        Assert.Equal(("JUS", Said.ParliamentaryReservation, false), (line.Participant, line.Paragraphs["p1"], line.IsOverdue));

        await dossier.PassToAsync(lift.ReviewAt.AddSeconds(1));

        Assert.Contains(Messages(await dossier.RowsAsync(OutboxRow.Table)).OfType<ReminderDue>(), reminder => reminder.TaskId == lift.Id && reminder.Kind == CoordinationFlow.Contracts.V1.ReminderKind.Review);
        Assert.True((await dossier.Service<IReservationQueries>().ReservationsAsync(Ann, null, 10, TestContext.Current.CancellationToken))!.Items[0].IsOverdue);
        Assert.Single(await dossier.RowsAsync(DueRow.Table), row => row.Kind == DueKinds.Review && row.DueAt > dossier.Now);
    }

    [Fact]
    public async Task Lifting_takes_it_from_every_list_and_the_report_ends_the_flow()
    {
        await using var dossier = await KeptAsync();
        Assert.Equal("Suspended", (await dossier.InstanceAsync())!.SubStatus);
        await dossier.DoneAsync(new LiftReservation(dossier.Id, System.Collections.Immutable.ImmutableDictionary<string, Said>.Empty.Add("p1", Said.Agree)), OneDossier.MandateHolder("JUS"));
        Assert.Empty((await dossier.Service<IReservationQueries>().ReservationsAsync(Ann, null, 10, TestContext.Current.CancellationToken))!.Items);
        Assert.DoesNotContain(await dossier.RowsAsync(DueRow.Table), row => row.Kind == DueKinds.Review);
        Assert.DoesNotContain(await dossier.RowsAsync(TaskRow.Table), row => row is { Kind: nameof(Kind.Lift), IsOpen: true });

        await dossier.DoneAsync(new ReportBack(dossier.Id, ReportResult.AsInstructed), new Actor("paul", Role.PermanentRepresentation, "PREU", Channel.Rest));

        Assert.Equal(DossierState.Closed, (await dossier.SnapshotAsync()).State);
        Assert.Equal("Finished", (await dossier.InstanceAsync())!.SubStatus);
        Assert.NotEmpty(await dossier.RowsAsync(FlowLinkRow.Table));
    }

    [Fact]
    public async Task Nobody_but_those_who_see_every_dossier_gets_the_list()
    {
        await using var dossier = await KeptAsync();
        Assert.Null(await dossier.Service<IReservationQueries>().ReservationsAsync(new Caller("jana", "Jana", Role.MandateHolder, "JUS"), null, 10, TestContext.Current.CancellationToken));
    }

    private static async Task<OneDossier> KeptAsync()
    {
        var dossier = await OneDossier.CreateAsync();
        await dossier.DoneAsync(dossier.Circulation());
        var answer = await dossier.AnswerAsync("JUS", Said.ParliamentaryReservation);
        await dossier.DoneAsync(answer with { Content = answer.Content with { Parliament = "the Chamber" } }, OneDossier.MandateHolder("JUS"));
        await dossier.DoneAsync(await dossier.AnswerAsync("FIN", Said.Agree), OneDossier.MandateHolder("FIN"));
        await dossier.CloseAsync();
        await dossier.DoneAsync(new Adopt(dossier.Id));
        return dossier;
    }

    private static IEnumerable<OutgoingMessage> Messages(IEnumerable<OutboxRow> rows) => rows.Select(row => MessageJson.ReadOutgoing(row.Body));
}
