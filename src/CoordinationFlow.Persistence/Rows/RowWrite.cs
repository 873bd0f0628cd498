using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Persistence.Rows;

/// <summary>What a transaction means to do with one row; no row: delete it.</summary>
/// <param name="Table">The table.</param>
/// <param name="Key">The key as one text.</param>
/// <param name="Row">What is to stand there; null: nothing.</param>
/// <param name="IsInsert">Whether no row of that key may exist yet.</param>
/// <param name="ReadVersion">The version that was read, if the table counts them.</param>
/// <param name="Read">The row as it was read, for the values of its key.</param>
internal sealed record RowWrite(Table Table, string Key, object? Row, bool IsInsert, long? ReadVersion, object? Read)
{
    /// <summary>The row as it stood when its version was read; null where that is not known.</summary>
    public object? Stored { get; init; }

    /// <summary>Whether the row comes to rest by this write (<see cref="Workflows.Storage.Table.Rest"/>).</summary>
    public bool Rests =>
        Row is not null && Stored is not null && Table is { Rest: { } rest, Unique.Count: 0 } && RowShape.Of(Table) is var shape
        && shape.Value(Row, rest) is not null && shape.Value(Stored, rest) is null;

    /// <summary>A row that has the key's values.</summary>
    public object Keyed => Row ?? Read!;

    /// <summary>The version that is written.</summary>
    public long NextVersion => (ReadVersion ?? 0) + 1;
}
