using System.Text;
using CoordinationFlow.Contracts.V1;
using CoordinationFlow.Coordination.Desk;
using CoordinationFlow.Coordination.Inbox;
using CoordinationFlow.Coordination.Instructions;
using CoordinationFlow.Coordination.Outbox;
using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Instructions;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Domain.Tasks;
using CoordinationFlow.Messaging.Outbox;
using CoordinationFlow.Messaging.Wire;
using MassTransit;
using InstructionIssued = CoordinationFlow.Contracts.V1.InstructionIssued;
using TaskIssued = CoordinationFlow.Contracts.V1.TaskIssued;

namespace CoordinationFlow.Messaging.Tasks;

/// <summary>
/// The portal as the reader of a participant's tasks queue: what it takes stands in the inbox from then on, and a task or an instruction is Delivered.
/// </summary>
internal sealed class TaskDrain(ICommandDesk desk, IInboxQueries inbox, IInstructionQueries instructions, Arrivals arrivals, TimeProvider time)
{
    private static readonly Actor Drain = new("bus", Role.System, null, Channel.Queue);

    /// <summary>Takes one message. A task or an instruction is Delivered, on disk, when this returns.</summary>
    public async Task TakeAsync(string participant, ConsumeContext<PlainMessage> context)
    {
        var message = MessageJson.ReadOutgoing(Encoding.UTF8.GetString(context.Message.Body));
        await DeliverAsync(participant, message, context.CancellationToken);

        // What has no effect of its own needs no commit of its own: the relay writes this row as it deletes the outbox row.
        var taken = message is TaskIssued or InstructionIssued ? null : new InboxRow { Endpoint = ParticipantQueues.Tasks(participant), MessageId = message.MessageId, TakenAt = time.GetUtcNow() };
        arrivals.Arrived(context.MessageId ?? default, taken);
    }

    /// <summary>A message stands in its participant's queue for good: a task or an instruction that it brings is Delivered, on disk, when this returns.</summary>
    public async Task DeliverAsync(string participant, OutgoingMessage message, CancellationToken cancellationToken)
    {
        if (await DeliveryOfAsync(message, cancellationToken) is { } delivery)
        {
            var envelope = new CommandEnvelope(delivery, Drain, time.GetUtcNow())
            {
                InboxMessageId = message.MessageId,
                InboxEndpoint = ParticipantQueues.Tasks(participant),
            };
            await desk.HandleAsync(envelope, cancellationToken);
        }
    }

    private async Task<DossierCommand?> DeliveryOfAsync(OutgoingMessage message, CancellationToken cancellationToken) => message switch
    {
        TaskIssued task when await inbox.DossierOfTaskAsync(task.TaskId, cancellationToken) is { } dossierId => new DeliverTask(dossierId, task.TaskId),
        InstructionIssued instruction when await instructions.DossierOfReferenceAsync(instruction.DossierRef, cancellationToken) is { } dossierId => new DeliverInstruction(dossierId, instruction.InstructionNo),
        _ => null,
    };
}
