using CoordinationFlow.Coordination.Board;
using CoordinationFlow.Coordination.Callers;
using CoordinationFlow.Coordination.Dossiers;
using CoordinationFlow.Coordination.Outbox;
using CoordinationFlow.Coordination.Participants;
using CoordinationFlow.Domain.Refusals;
using CoordinationFlow.Domain.Rights;
using CoordinationFlow.Messaging.Answers;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Messaging.Refused;

/// <inheritdoc/>
internal sealed class RefusedMessages(IStore store, IReferenceData reference, AnswerIntake intake, TimeProvider time) : IRefusedMessages
{
    /// <inheritdoc/>
    public async Task<Page<RefusedMessage>> ListAsync(Caller caller, string? cursor, int take, CancellationToken cancellationToken)
    {
        if (cursor is not null && !Guid.TryParseExact(cursor, "N", out _))
        {
            throw new RefusedException(new Refusal("input.invalid", "cursor"));
        }

        if (caller.Role != Role.Administrator)
        {
            return new Page<RefusedMessage>([], null);
        }

        var query = RefusedMessageRow.Table.All.OrderBy(nameof(RefusedMessageRow.Id), descending: true).Take(take + 1);
        await using var transaction = store.Begin();
        var rows = await transaction.QueryAsync(cursor is null ? query : query.After(cursor), cancellationToken);
        return new Page<RefusedMessage>([.. rows.Take(take).Select(Shown)], rows.Count > take ? rows[take - 1].Id : null);
    }

    /// <inheritdoc/>
    public async Task<ReplayResult?> ReplayAsync(Caller caller, string id, CancellationToken cancellationToken)
    {
        if (caller.Role != Role.Administrator || await FindAsync(id, cancellationToken) is not var (row, body)
            || await ParticipantAsync(row.Endpoint, cancellationToken) is not { } participant)
        {
            return null;
        }

        var arrival = new Arrival(participant, KeptBody.Read(body), row.RefusedAt) { Replay = $"{row.Id}.{row.RowVersion}" };
        var refusal = await intake.TakeAsync(arrival, cancellationToken);
        await using var transaction = store.Begin();
        transaction.Update(RefusedMessageRow.Table, row with { ReplayedAt = time.GetUtcNow() });
        await transaction.CommitAsync(cancellationToken);
        return new ReplayResult(refusal?.Code);
    }

    private static RefusedMessage Shown(RefusedMessageRow row) =>
        new(row.Id, row.Endpoint, row.MessageId, row.Code, row.Detail, row.Length, row.RefusedAt, row.ReplayedAt);

    private async Task<(RefusedMessageRow Row, string Body)?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await using var transaction = store.Begin();
        return await transaction.FindAsync(RefusedMessageRow.Table, cancellationToken, id) is { } row
            && await transaction.FindAsync(KeptTextRow.Table, cancellationToken, row.Endpoint, row.Id) is { } kept
            ? (row, kept.Json)
            : null;
    }

    private async Task<string?> ParticipantAsync(string endpoint, CancellationToken cancellationToken) =>
        (await reference.CurrentAsync(cancellationToken)).Participants.Keys.FirstOrDefault(code => ParticipantQueues.Answers(code) == endpoint);
}
