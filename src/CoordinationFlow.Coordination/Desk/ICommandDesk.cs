using CoordinationFlow.Domain.Dossiers;
using CoordinationFlow.Domain.Positions;
using CoordinationFlow.Domain.Refusals;
using CoordinationFlow.Domain.Rights;

namespace CoordinationFlow.Coordination.Desk;

/// <summary>
/// The one door for everything that changes a dossier: portal, REST, queue, flow designer's activities' persons, clock and simulation
/// all hand their command in here. One call is one transaction: domain change, audit, receipt and messages in the outbox, and the
/// flow's step. When it returns, it is on disk. Thread-safe.
/// </summary>
public interface ICommandDesk
{
    /// <summary>
    /// Decides the command and commits what follows from it. Conflicts with others are retried inside. A refusal is an outcome,
    /// not an exception; it is kept in the audit chain in a transaction of its own.
    /// </summary>
    Task<CommandOutcome> HandleAsync(CommandEnvelope envelope, CancellationToken cancellationToken);
}

/// <summary>A command with who gives it and when it came.</summary>
/// <param name="Command">The command.</param>
/// <param name="Actor">Who, in which role, by which way.</param>
/// <param name="ReceivedAt">Our first stamp, UTC (design, section 6).</param>
public sealed record CommandEnvelope(DossierCommand Command, Actor Actor, DateTimeOffset ReceivedAt)
{
    /// <summary>
    /// The caller's idempotency key: same key and content give the same outcome again, same key and other content is refused
    /// <c>idempotency.mismatch</c>. Null for the clock and the flow.
    /// </summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>
    /// The queue message this came in; its inbox row (with <see cref="InboxEndpoint"/>) is written in the same transaction, also where
    /// the command is refused. Where that row exists already, nothing is done and the outcome says <see cref="CommandOutcome.Again"/>.
    /// </summary>
    public string? InboxMessageId { get; init; }

    /// <summary>The queue it came by, such as <c>participant.ibz.answers</c>.</summary>
    public string? InboxEndpoint { get; init; }

    /// <summary>The due row that fired; it goes in the same transaction.</summary>
    public string? DueId { get; init; }

    /// <summary>From where (address, user agent), for the audit; no text of a dossier.</summary>
    public string? Origin { get; init; }
}

/// <summary>What became of a command.</summary>
public sealed record CommandOutcome(string DossierId)
{
    /// <summary>What happened, in order; empty for a refusal or a repetition.</summary>
    public IReadOnlyList<DossierEvent> Events { get; init; } = [];

    /// <summary>The receipt, for an answer.</summary>
    public Receipt? Receipt { get; init; }

    /// <summary>Why nothing happened; null: it was done.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>True if this repeats an earlier call with the same idempotency key, or a message that was taken in before.</summary>
    public bool Again { get; init; }

    /// <summary>What fell due before the command came and took effect before it, in order; also where the command is refused.</summary>
    public IReadOnlyList<DossierEvent> FellDue { get; init; } = [];

    /// <summary>What must take effect before the command, which has done nothing yet.</summary>
    internal Deadlines.DueRow? Overdue { get; init; }
}
