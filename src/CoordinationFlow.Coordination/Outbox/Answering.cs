using System.Globalization;
using CoordinationFlow.Contracts.V1;
using CoordinationFlow.Coordination.Desk;
using CoordinationFlow.Coordination.Refusals;
using CoordinationFlow.Coordination.Sessions;
using CoordinationFlow.Domain.Positions;
using CoordinationFlow.Domain.Refusals;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Workflows.Runtime;

namespace CoordinationFlow.Coordination.Outbox;

/// <summary>What a message that came in by a queue gets back: a receipt or a refusal, through the outbox in the same transaction.</summary>
internal sealed class Answering(Step step, SessionParts parts)
{
    /// <summary>The queue that the command came by, under which its message id is taken in.</summary>
    public static string EndpointOf(CommandEnvelope envelope) => envelope.InboxEndpoint ?? ParticipantQueues.Answers(envelope.Actor.Participant ?? "");

    /// <summary>A receipt, if the command came by a queue and gave one.</summary>
    public ValueTask WriteReceiptAsync(CommandEnvelope envelope, Domain.Positions.Receipt? receipt)
    {
        if (receipt is not null && envelope is { Actor: { Channel: Channel.Queue, Participant: { } participant }, InboxMessageId: { } messageId, Command: CommitPosition commit })
        {
            var id = parts.Identity.NewId();
            Add(participant, id, envelope.Command.DossierId, new Contracts.V1.Receipt
            {
                MessageId = id,
                InReplyTo = messageId,
                TaskId = commit.TaskId ?? "",
                ReceiptId = receipt.Id,
                ReceivedAt = receipt.ReceivedAt,
                Status = Enum.Parse<ReceiptStatus>(receipt.Status.ToString()),
                Hash = receipt.ContentHash,
            });
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>A refusal in the participant's language, if the command came by a queue.</summary>
    public async ValueTask WriteRefusalAsync(CommandEnvelope envelope, Refusal refusal)
    {
        if (envelope is { Actor: { Channel: Channel.Queue, Participant: { } participant }, InboxMessageId: { } messageId })
        {
            var reference = await parts.Reference.CurrentAsync(step.CancellationToken);
            var language = CultureInfo.GetCultureInfo(reference.Participants.GetValueOrDefault(participant)?.Languages.FirstOrDefault() ?? "en");
            var id = parts.Identity.NewId();
            Add(participant, id, null, new Refused { MessageId = id, InReplyTo = messageId, Code = refusal.Code, Field = refusal.Field, Text = RefusalSentences.Text(refusal, language), Hint = RefusalSentences.Instead(refusal, language) });
        }
    }

    private void Add(string participant, string id, string? dossierId, OutgoingMessage message)
    {
        step.Transaction.Insert(OutboxRow.Table, new OutboxRow
        {
            Id = id,
            MessageId = id,
            Participant = participant,
            Type = message.GetType().Name,
            Body = MessageJson.Write(message),
            DossierId = dossierId,
            CreatedAt = Instants.ToMilliseconds(parts.Clock.GetUtcNow()),
        });
        step.Transaction.OnCommitted(parts.Outbox.Wake);
    }
}
