using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Workflows.Journal;

/// <summary>What one step wrote into an instance's journal; append-only. A row a step and not an entry: most of a row is its key.</summary>
public sealed record JournalRow
{
    /// <summary>A row holds at most so many entries; a step that does more writes several.</summary>
    public const int MostEntries = 500;

    /// <summary>The table.</summary>
    public static Table<JournalRow> Table { get; } = new("journal", [nameof(InstanceId), nameof(Seq)]);

    /// <summary>The instance.</summary>
    public required string InstanceId { get; init; }

    /// <summary>The first entry's number.</summary>
    public required long Seq { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The entries, JSON; read by <see cref="JournalText"/>.</summary>
    public required string Entries { get; init; }

    /// <summary>The entries, in order.</summary>
    public IReadOnlyList<JournalEntry> Read() => JournalText.Read(this);

    /// <summary>Rows for entries that follow each other and happened at one instant.</summary>
    public static IEnumerable<JournalRow> Of(IEnumerable<JournalEntry> entries) =>
        entries.Chunk(MostEntries).Select(part => new JournalRow { InstanceId = part[0].InstanceId, Seq = part[0].Seq, At = part[0].At, Entries = JournalText.Write(part) });
}
