using CoordinationFlow.Contracts.V1;
using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Coordination.Dossiers;
using CoordinationFlow.Coordination.Outbox;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.Workflows.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CoordinationFlow.IntegrationTests.Messaging;

/// <summary>What every transport must do (domain 3.22). One class a transport derives from it.</summary>
public abstract class BusContract(BusServer bus)
{
    private static readonly Caller Administrator = new("alex", "Alex", Role.Administrator, null);

    [Fact]
    public async Task A_task_reaches_its_participant_with_the_text_and_is_delivered()
    {
        var dossier = await bus.CirculateAsync(Classification.Internal, "IBZ", "JUS");

        var task = await bus.SentAsync<TaskIssued>("IBZ", task => task.TaskId == dossier.Tasks["IBZ"]);

        Assert.Equal((dossier.Reference, 1, 1, "participant.ibz.answers"), (task.DossierRef, task.RoundNo, task.DraftVersion, task.ReplyTo));
        Assert.Equal(["p1", "p2"], task.Paragraphs.Select(paragraph => paragraph.Id));
        Assert.Equal("België steunt het voorstel.", task.Paragraphs[0].Text!["nl"]);
        await Eventually.IsTrueAsync(async () => await bus.StateOfAsync(task.TaskId) == nameof(TaskState.Delivered), "the task is Delivered");
        Assert.Empty(bus.Sent<TaskIssued>("JUS", other => other.TaskId == task.TaskId));
    }

    [Fact]
    public async Task The_text_of_a_restricted_dossier_stays_off_a_queue_that_is_not_cleared()
    {
        var dossier = await bus.CirculateAsync(Classification.Restricted, "IBZ");

        var task = await bus.SentAsync<TaskIssued>("IBZ", task => task.TaskId == dossier.Tasks["IBZ"]);

        Assert.Null(task.Title);
        Assert.All(task.Paragraphs, paragraph => Assert.Null(paragraph.Text));
        Assert.Equal(dossier.Reference, task.DossierRef);
    }

    [Fact]
    public async Task What_has_arrived_leaves_the_outbox()
    {
        var dossier = await bus.CirculateAsync(Classification.Internal, "IBZ", "JUS", "IO");

        await Eventually.IsTrueAsync(
            async () => (await bus.RowsAsync(OutboxRow.Table.Where(nameof(OutboxRow.DossierId), Comparison.Equal, dossier.Id))).Count == 0, "the outbox is empty");

        Assert.Single(bus.Sent<TaskIssued>("IO", task => task.TaskId == dossier.Tasks["IO"]));
    }

    [Fact]
    public async Task An_answer_gets_a_receipt_and_counts()
    {
        var (dossier, answer) = await AnswerAsync("an-answer");

        await bus.SendAsync("IBZ", MessageJson.Write(answer with { CommittedBy = "jana of JUS" }));
        var receipt = await bus.SentAsync<Receipt>("IBZ", receipt => receipt.InReplyTo == answer.MessageId);

        Assert.Equal((ReceiptStatus.InTime, answer.TaskId), (receipt.Status, receipt.TaskId));
        Assert.Equal(nameof(TaskState.Answered), await bus.StateOfAsync(answer.TaskId));
        var position = Assert.Single((await PositionsAsync(dossier.Id)), position => position.Participant == "IBZ");
        Assert.Equal((receipt.ReceiptId, QueueAccount.IdOf("IBZ")), (position.Receipt.Id, position.CommittedBy));
        Assert.Equal(Domain.Words.Stance.Object, position.Stances["p2"]);
    }

    [Fact]
    public async Task The_same_message_twice_gets_the_same_receipt_and_counts_once()
    {
        var (dossier, answer) = await AnswerAsync("twice");
        var json = MessageJson.Write(answer);

        await bus.SendAsync("IBZ", json);
        await bus.SendAsync("IBZ", json);
        await bus.SendAsync("IBZ", MessageJson.Write(answer with { MessageId = "twice-after", ByParagraph = new Dictionary<string, Contracts.V1.Stance>() }));
        await bus.SentAsync<Contracts.V1.Refused>("IBZ", refused => refused.InReplyTo == "twice-after" && refused.Code == "position.conflict");

        Assert.Single(bus.Sent<Receipt>("IBZ", receipt => receipt.InReplyTo == answer.MessageId).Select(receipt => receipt.ReceiptId).Distinct());
        Assert.Single(await PositionsAsync(dossier.Id), position => position.Participant == "IBZ");
    }

    [Fact]
    public async Task A_ministrys_system_can_say_that_a_task_was_opened()
    {
        var (_, answer) = await AnswerAsync("unused");

        await bus.SendAsync("IBZ", MessageJson.Write(new TaskOpened { MessageId = $"opened-{answer.TaskId}", TaskId = answer.TaskId, By = "an.peeters" }));

        await Eventually.IsTrueAsync(async () => await bus.StateOfAsync(answer.TaskId) == nameof(TaskState.Opened), "the task is Opened");
    }

    [Fact]
    public async Task A_message_that_nobody_can_read_is_set_aside_and_the_queue_goes_on()
    {
        var (_, answer) = await AnswerAsync("behind-a-bad-one");

        await bus.SendAsync("IBZ", [0xFF, 0xFE, 0x00]);
        await bus.SendAsync("IBZ", """{"type":"PositionSubmitted","messageId":"bad-1","taskId":"t","draftHash":"h","default":"Agreed"}""");
        await bus.SendAsync("IBZ", MessageJson.Write(answer));

        await bus.SentAsync<Receipt>("IBZ", receipt => receipt.InReplyTo == answer.MessageId);
        var reply = await bus.SentAsync<Contracts.V1.Refused>("IBZ", refused => refused.InReplyTo == "bad-1");
        Assert.Equal(("message.malformed", "default"), (reply.Code, reply.Field));
        Assert.Contains("onleesbaar", reply.Text, StringComparison.Ordinal);
        Assert.Contains(await RefusedAsync(), entry => entry is { MessageId: "bad-1", Code: "message.malformed", Endpoint: "participant.ibz.answers" });
        Assert.Contains(await RefusedAsync(), entry => entry is { MessageId: null, Code: "message.malformed", Detail: "Not UTF-8." });
    }

    [Fact]
    public async Task What_goes_out_is_as_the_published_schema_says()
    {
        var (dossier, answer) = await AnswerAsync("by-the-schema");
        await bus.SendAsync("IBZ", MessageJson.Write(answer));
        await bus.SendAsync("JUS", MessageJson.Write(answer));
        await bus.SentAsync<Receipt>("IBZ", receipt => receipt.InReplyTo == answer.MessageId);
        await bus.SentAsync<Contracts.V1.Refused>("JUS", refused => refused.InReplyTo == answer.MessageId);

        Assert.NotEmpty(bus.Sent<TaskIssued>("IBZ", task => task.TaskId == dossier.Tasks["IBZ"]));
        Assert.Empty(bus.Breaches);
    }

    [Fact]
    public async Task A_task_of_another_participant_cannot_be_answered_whatever_the_message_says()
    {
        var (dossier, answer) = await AnswerAsync("foreign");

        await bus.SendAsync("JUS", MessageJson.Write(answer with { CommittedBy = "an.peeters of IBZ" }));

        Assert.Equal("task.foreign", (await bus.SentAsync<Contracts.V1.Refused>("JUS", refused => refused.InReplyTo == answer.MessageId)).Code);
        Assert.Empty(await PositionsAsync(dossier.Id));
    }

    [Fact]
    public async Task A_refusal_is_given_once_however_often_the_message_comes()
    {
        var (_, answer) = await AnswerAsync("refused-once");
        var json = MessageJson.Write(answer with { DraftHash = "0000" });

        await bus.SendAsync("IBZ", json);
        await bus.SendAsync("IBZ", json);
        await bus.SendAsync("IBZ", MessageJson.Write(answer with { MessageId = "refused-once-after" }));
        await bus.SentAsync<Receipt>("IBZ", receipt => receipt.InReplyTo == "refused-once-after");

        Assert.Single(bus.Sent<Contracts.V1.Refused>("IBZ", refused => refused.InReplyTo == answer.MessageId));
        Assert.Single(await RefusedAsync(), entry => entry.MessageId == answer.MessageId);
    }

    [Fact]
    public async Task A_refused_message_can_be_replayed_by_an_administrator_alone()
    {
        var (_, answer) = await AnswerAsync("replayed");
        await bus.SendAsync("JUS", MessageJson.Write(answer));
        await bus.SentAsync<Contracts.V1.Refused>("JUS", refused => refused.InReplyTo == answer.MessageId);
        var entry = Assert.Single(await RefusedAsync(), entry => entry.MessageId == answer.MessageId);
        var messages = bus.Services.GetRequiredService<IRefusedMessages>();

        Assert.Null(await messages.ReplayAsync(Administrator with { Role = Role.Coordinator }, entry.Id, default));
        Assert.Empty((await messages.ListAsync(Administrator with { Role = Role.Coordinator }, null, 10, default)).Items);
        Assert.Equal("task.foreign", (await messages.ReplayAsync(Administrator, entry.Id, default))!.Code);
        Assert.NotNull(Assert.Single(await RefusedAsync(), again => again.Id == entry.Id).ReplayedAt);
    }

    private async Task<(Circulated Dossier, PositionSubmitted Answer)> AnswerAsync(string messageId)
    {
        var dossier = await bus.CirculateAsync(Classification.Internal, "IBZ", "JUS");
        var task = dossier.Tasks["IBZ"];
        return (dossier, new PositionSubmitted
        {
            MessageId = messageId,
            TaskId = task,
            DraftHash = await bus.HashOfAsync("IBZ", task),
            Default = Contracts.V1.Stance.Agree,
            ByParagraph = new Dictionary<string, Contracts.V1.Stance> { ["p2"] = Contracts.V1.Stance.Object },
            Reasons = "Kost te veel.",
        });
    }

    private async Task<IReadOnlyList<PositionView>> PositionsAsync(string dossierId) =>
        (await bus.Services.GetRequiredService<IDossierQueries>().DossierAsync(new Caller("ann", "Ann", Role.Coordinator, null), dossierId, default))!.Positions;

    private async Task<IReadOnlyList<RefusedMessage>> RefusedAsync() =>
        (await bus.Services.GetRequiredService<IRefusedMessages>().ListAsync(Administrator, null, 1000, default)).Items;
}
