using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Coordination.Deadlines;

/// <summary>Something that the clock must do for a dossier at an instant. Deleted in the transaction that does it, so it takes effect once.</summary>
public sealed record DueRow
{
    /// <summary>The table.</summary>
    public static Table<DueRow> Table { get; } = new("due", [nameof(Id)], nameof(RowVersion));

    /// <summary>Everything that is armed for a dossier, by the beginning of the ids.</summary>
    public static Query<DueRow> Of(string dossierId) =>
        Table.Where(nameof(Id), Comparison.Greater, $"{dossierId}/").Where(nameof(Id), Comparison.Less, $"{dossierId}{(char)('/' + 1)}");

    /// <summary>The dossier's id, kind and number, joined: the same thing is never armed twice.</summary>
    public required string Id { get; init; }

    /// <summary>The dossier.</summary>
    public required string DossierId { get; init; }

    /// <summary>One of <see cref="DueKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The round, where the kind has one.</summary>
    public int Round { get; init; }

    /// <summary>The reminder's kind by name.</summary>
    public string? Reminder { get; init; }

    /// <summary>The planned instant, UTC; indexed together with <see cref="Priority"/>.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>Order at one instant: reminders 0, close 1, cutoff 2, definitive position 3, review of kept reservations 4, of findings 5, changed reference data 9.</summary>
    public required int Priority { get; init; }

    /// <summary>Counts changes.</summary>
    public long RowVersion { get; init; }
}
