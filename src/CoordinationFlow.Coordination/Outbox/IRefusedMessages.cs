using CoordinationFlow.Coordination.Board;
using CoordinationFlow.Coordination.Callers;

namespace CoordinationFlow.Coordination.Outbox;

/// <summary>
/// Messages that were refused, could not be read, or failed again and again: an administrator's view of them, and their replay.
/// What a participant wrote in them is not shown; an administrator reads no position by that role.
/// </summary>
public interface IRefusedMessages
{
    /// <summary>A page, newest first; empty for whoever is not an administrator.</summary>
    Task<Page<RefusedMessage>> ListAsync(Caller caller, string? cursor, int take, CancellationToken cancellationToken);

    /// <summary>
    /// Takes the message in again as it stands, with the stamp of its first arrival. Null where there is no such message for the caller.
    /// What it leads to now is stored like any answer; where it is refused again, the entry says so.
    /// </summary>
    Task<ReplayResult?> ReplayAsync(Caller caller, string id, CancellationToken cancellationToken);
}

/// <summary>A message that was set aside.</summary>
/// <param name="Id">To be named at a replay.</param>
/// <param name="Endpoint">The queue it came by, such as <c>participant.ibz.answers</c>.</param>
/// <param name="MessageId">The sender's message id, if it could be read.</param>
/// <param name="Code">Why: a refusal's code, <c>message.malformed</c>, or <c>message.failed</c> where this side failed.</param>
/// <param name="Detail">What was wrong, for an operator; names fields and never quotes text.</param>
/// <param name="Length">The message's length in characters.</param>
/// <param name="RefusedAt">UTC.</param>
/// <param name="ReplayedAt">UTC; null: not replayed.</param>
public sealed record RefusedMessage(
    string Id, string Endpoint, string? MessageId, string Code, string Detail, int Length, DateTimeOffset RefusedAt, DateTimeOffset? ReplayedAt);

/// <summary>What a replay led to.</summary>
/// <param name="Code">Null: it was taken in; else the refusal's code.</param>
public sealed record ReplayResult(string? Code);
