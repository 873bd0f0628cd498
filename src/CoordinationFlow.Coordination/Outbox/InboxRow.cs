using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Coordination.Outbox;

/// <summary>A message that was taken in; its presence makes a repetition harmless (exactly once in effect).</summary>
public sealed record InboxRow
{
    /// <summary>The table.</summary>
    public static Table<InboxRow> Table { get; } = new("inbox", [nameof(Endpoint), nameof(MessageId)]);

    /// <summary>The queue it came by.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The sender's message id.</summary>
    public required string MessageId { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset TakenAt { get; init; }
}
