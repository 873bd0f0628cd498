using System.Security.Cryptography;
using System.Text;
using CoordinationFlow.Contracts.V1;
using CoordinationFlow.Coordination.Outbox;
using CoordinationFlow.Messaging.Bus;
using CoordinationFlow.Messaging.Tasks;
using MassTransit;

namespace CoordinationFlow.Messaging.Outbox;

/// <summary>Sends one outbox row and waits for the proof that it has arrived: the broker's confirm, or the drain's commit.</summary>
internal sealed class OutboxDelivery(ISendEndpointProvider endpoints, ITransport transport, MessageTexts texts, Arrivals arrivals, TaskDrain drain, BusSettings settings)
{
    /// <summary>Completes when the message has arrived, with the receiver's inbox row to be written together with the row's end, if there is one.</summary>
    public async Task<InboxRow?> SendAsync(OutboxRow row, CancellationToken cancellationToken)
    {
        var messageId = IdOf(row);
        var arrival = transport.IsShared ? Task.FromResult<InboxRow?>(null) : arrivals.Expect(messageId);
        var body = Encoding.UTF8.GetBytes(await texts.ReadyAsync(row, cancellationToken));
        await transport.SendAsync(endpoints, ParticipantQueues.Tasks(row.Participant), body, context => context.MessageId = messageId, cancellationToken);
        if (transport.IsShared && row.Type == nameof(TaskIssued) && settings.HasOwnSystem(row.Participant))
        {
            await drain.DeliverAsync(row.Participant, MessageJson.ReadOutgoing(row.Body), cancellationToken);
        }

        return await arrival;
    }

    /// <summary>Gives up waiting for it.</summary>
    public void Forget(OutboxRow row) => arrivals.Forget(IdOf(row));

    private static Guid IdOf(OutboxRow row) =>
        Guid.TryParse(row.MessageId, out var id) ? id : new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(row.MessageId)).AsSpan(0, 16));
}
