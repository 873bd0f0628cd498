using System.Globalization;
using CoordinationFlow.Contracts.V1;
using CoordinationFlow.Coordination.Dossiers;
using CoordinationFlow.Coordination.Outbox;
using CoordinationFlow.Coordination.Participants;
using CoordinationFlow.Coordination.Refusals;
using CoordinationFlow.Messaging.Answers;
using CoordinationFlow.Workflows.Runtime;
using CoordinationFlow.Workflows.Storage;
using Arrival = CoordinationFlow.Messaging.Answers.Arrival;

namespace CoordinationFlow.Messaging.Refused;

/// <summary>Where messages that changed nothing are kept, with the reason, as they came.</summary>
internal sealed class RefusedShelf(IStore store, IReferenceData reference, IIdentity identity, IOutboxSignal signal, TimeProvider time)
{
    /// <summary>A message that never reached the desk: inbox row, entry and reply in one transaction; a repetition changes nothing.</summary>
    public async Task RefuseAsync(Arrival arrival, ReadMessage read, CancellationToken cancellationToken)
    {
        await using var transaction = store.Begin();
        if (await transaction.FindAsync(InboxRow.Table, cancellationToken, arrival.InboxEndpoint, read.MessageId) is not null)
        {
            return;
        }

        transaction.Insert(InboxRow.Table, new InboxRow { Endpoint = arrival.InboxEndpoint, MessageId = read.MessageId, TakenAt = time.GetUtcNow() });
        Enter(transaction, arrival, read.NamedId, read.Refusal!.Code, Detail(read));
        await ReplyAsync(transaction, arrival, read, cancellationToken);
        transaction.OnCommitted(signal.Wake);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>A message that the desk refused, reply included: only the entry is left to write.</summary>
    public async Task KeepAsync(Arrival arrival, ReadMessage read, CancellationToken cancellationToken)
    {
        await using var transaction = store.Begin();
        Enter(transaction, arrival, read.NamedId, read.Refusal!.Code, Detail(read));
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>A message on which this side failed; the sender need not send it again.</summary>
    public async Task SetAsideAsync(Arrival arrival, Exception problem, CancellationToken cancellationToken)
    {
        await using var transaction = store.Begin();
        Enter(transaction, arrival, null, "message.failed", problem.GetType().Name);
        await transaction.CommitAsync(cancellationToken);
    }

    private static string Detail(ReadMessage read) =>
        string.Join(' ', new[] { read.Refusal!.Field is { } field ? $"Field {field}." : null, read.Detail }.OfType<string>());

    private void Enter(IStepTransaction transaction, Arrival arrival, string? messageId, string code, string detail)
    {
        var (id, body) = (identity.NewId(), KeptBody.Write(arrival.Body));
        transaction.Insert(KeptTextRow.Table, new KeptTextRow { DossierId = arrival.Endpoint, Hash = id, Kind = "refused", Json = body });
        transaction.Insert(RefusedMessageRow.Table, new RefusedMessageRow
        {
            Id = id,
            Endpoint = arrival.Endpoint,
            MessageId = messageId,
            Code = code,
            Detail = detail,
            Length = body.Length,
            RefusedAt = arrival.ReceivedAt,
        });
    }

    private async ValueTask ReplyAsync(IStepTransaction transaction, Arrival arrival, ReadMessage read, CancellationToken cancellationToken)
    {
        var participants = (await reference.CurrentAsync(cancellationToken)).Participants;
        var language = CultureInfo.GetCultureInfo(participants.TryGetValue(arrival.Participant, out var known) && known.Languages is [var first, ..] ? first : "en");
        var reply = new Contracts.V1.Refused
        {
            MessageId = identity.NewId(),
            InReplyTo = read.NamedId,
            Code = read.Refusal!.Code,
            Field = read.Refusal.Field,
            Text = RefusalSentences.Text(read.Refusal, language),
            Hint = RefusalSentences.Instead(read.Refusal, language),
        };
        transaction.Insert(OutboxRow.Table, new OutboxRow
        {
            Id = identity.NewId(),
            MessageId = reply.MessageId,
            Participant = arrival.Participant,
            Type = nameof(Contracts.V1.Refused),
            Body = MessageJson.Write(reply),
            CreatedAt = time.GetUtcNow(),
        });
    }
}
