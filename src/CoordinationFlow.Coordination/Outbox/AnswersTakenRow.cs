using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Coordination.Outbox;

/// <summary>How far a participant's answers queue has been taken in: what all nodes know of it.</summary>
public sealed record AnswersTakenRow
{
    /// <summary>The table.</summary>
    public static Table<AnswersTakenRow> Table { get; } = new("answers_taken", [nameof(Participant)], nameof(RowVersion));

    /// <summary>The participant's code.</summary>
    public required string Participant { get; init; }

    /// <summary>Everything that had reached the queue by this instant (UTC) is on disk.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>Counts changes.</summary>
    public long RowVersion { get; init; }
}
