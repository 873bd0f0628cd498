using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Coordination.Outbox;

/// <summary>A message to send; written in the step's transaction, deleted when the receiver has it.</summary>
public sealed record OutboxRow
{
    /// <summary>The table.</summary>
    public static Table<OutboxRow> Table { get; } = new("outbox", [nameof(Id)]);

    /// <summary>Sortable id (version 7): the order of sending.</summary>
    public required string Id { get; init; }

    /// <summary>The message id that the receiver sees, for ever the same.</summary>
    public required string MessageId { get; init; }

    /// <summary>The participant's code; its queue is <c>participant.{code}.tasks</c>.</summary>
    public required string Participant { get; init; }

    /// <summary>The contract's name, such as TaskIssued.</summary>
    public required string Type { get; init; }

    /// <summary>
    /// The message as JSON without the draft's text; the relay adds the text of the version when it sends, where the queue is cleared for it.
    /// </summary>
    public required string Body { get; init; }

    /// <summary>The dossier, if the message is about one.</summary>
    public string? DossierId { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
