using CoordinationFlow.Contracts.V1;
using CoordinationFlow.Coordination.Dossiers;
using CoordinationFlow.Coordination.Outbox;
using CoordinationFlow.Domain.Words;
using CoordinationFlow.Messaging.Refused;
using CoordinationFlow.Workflows.Storage;
using Stance = CoordinationFlow.Contracts.V1.Stance;

namespace CoordinationFlow.IntegrationTests.Messaging;

/// <summary>Acceptance 4: messages made wrong by named operators get the expected code, are kept with it, and block no queue.</summary>
public sealed class BadMessagesTests(BusServer bus) : IClassFixture<BusServer>
{
    private const int Sent = 500;
    private static readonly string[] Participants = ["IBZ", "JUS", "IO", "FIN"];

    [Fact]
    public async Task Five_hundred_wrong_messages_get_the_code_that_their_operator_expects_and_no_queue_is_blocked()
    {
        var dossier = await bus.CirculateAsync(Classification.Internal, Participants);
        var bad = new List<(string Participant, BadMessage Message)>();
        for (var round = 0; bad.Count < Sent; round++)
        {
            foreach (var participant in Participants)
            {
                var (position, task) = (await PositionAsync(dossier, participant), dossier.Tasks[participant]);
                bad.AddRange(BadMessage.Of(nameof(PositionSubmitted), position, round).Concat(
                    BadMessage.Of(nameof(ReservationLifted), new ReservationLifted { MessageId = "m", TaskId = task, Paragraphs = ["p1"], NewStance = Stance.Agree }, round)).Concat(
                    BadMessage.Of(nameof(TaskOpened), new TaskOpened { MessageId = "m", TaskId = task, By = "an" }, round)).Select(message => (participant, message)));
            }
        }

        bad = bad[..Sent];
        foreach (var (participant, message) in bad)
        {
            await bus.SendAsync(participant, message.Body);
        }

        await Eventually.IsTrueAsync(async () => (await bus.RowsAsync(RefusedMessageRow.Table.All)).Count >= Sent, "each wrong message is set aside");
        var kept = (await bus.RowsAsync(RefusedMessageRow.Table.All)).ToDictionary(row => (row.Endpoint, row.Id), row => row.Code);
        var said = (await bus.RowsAsync(KeptTextRow.Table.Where(nameof(KeptTextRow.Kind), Comparison.Equal, "refused"))).ToDictionary(row => (row.DossierId, row.Json), row => kept[(row.DossierId, row.Hash)]);
        var wrong = bad.Select(one => (one.Message.Operator, Expected: one.Message.Code, Got: said.GetValueOrDefault((ParticipantQueues.Answers(one.Participant), KeptBody.Write(one.Message.Body)), "nothing")))
            .Where(one => one.Expected != one.Got);

        Assert.Empty(wrong);
        Assert.True(bad.Select(one => one.Message.Operator).Distinct().Count() >= 40, "at least forty operators");
        await EachIsAnsweredAsync(dossier);
    }

    private async Task EachIsAnsweredAsync(Circulated dossier)
    {
        foreach (var participant in Participants)
        {
            await bus.SendAsync(participant, MessageJson.Write(await PositionAsync(dossier, participant) with { MessageId = "the-good-one" }));
            Assert.Equal(ReceiptStatus.InTime, (await bus.SentAsync<Receipt>(participant, receipt => receipt.InReplyTo == "the-good-one")).Status);
        }
    }

    private async Task<PositionSubmitted> PositionAsync(Circulated dossier, string participant) => new()
    {
        MessageId = "m",
        TaskId = dossier.Tasks[participant],
        DraftHash = await bus.HashOfAsync(participant, dossier.Tasks[participant]),
        Default = Stance.Agree,
        ByParagraph = new Dictionary<string, Stance> { ["p2"] = Stance.ScrutinyReservation },
        Comment = "Wij onderzoeken de tekst nog.",
    };
}
