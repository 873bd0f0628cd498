using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Coordination.Outbox;

/// <summary>A message that was refused or could not be read: the error queue's entry, with the reason, for view and replay.</summary>
public sealed record RefusedMessageRow
{
    /// <summary>The table.</summary>
    public static Table<RefusedMessageRow> Table { get; } = new("refused_message", [nameof(Id)], nameof(RowVersion));

    /// <summary>Sortable id.</summary>
    public required string Id { get; init; }

    /// <summary>The queue it came by.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The sender's message id, if it had one.</summary>
    public string? MessageId { get; init; }

    /// <summary>The refusal's code.</summary>
    public required string Code { get; init; }

    /// <summary>What was wrong, for an operator; no text of a draft.</summary>
    public required string Detail { get; init; }

    /// <summary>The message's length in characters. What it said stands among the texts (<see cref="Dossiers.KeptTextRow"/>), by queue and this entry's id: it may be of a restricted dossier.</summary>
    public required int Length { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset RefusedAt { get; init; }

    /// <summary>UTC; null: not replayed.</summary>
    public DateTimeOffset? ReplayedAt { get; init; }

    /// <summary>Counts changes.</summary>
    public long RowVersion { get; init; }
}
