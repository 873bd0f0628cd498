using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Persistence.Rows;

/// <summary>Rows as one transaction has read them, so that an update can write only what differs. Sorted when first asked for: most of what is read is never written.</summary>
internal sealed class FoundRows
{
    private readonly List<(Table Table, object Row)> _unsorted = [];
    private readonly Dictionary<(Table Table, string Key), object> _byKey = [];

    /// <summary>Remembers a row, if it can be updated.</summary>
    public void Add(Table table, object row)
    {
        if (table is { Version: not null, IsPart: false })
        {
            _unsorted.Add((table, row));
        }
    }

    /// <summary>The row of that key as it was read in that version; null: not read, or changed since.</summary>
    public object? Find(Table table, string key, long? version)
    {
        foreach (var (of, row) in _unsorted)
        {
            _byKey[(of, RowShape.Of(of).KeyOf(row))] = row;
        }

        _unsorted.Clear();
        return _byKey.TryGetValue((table, key), out var found) && RowShape.Of(table).VersionOf(found) == version ? found : null;
    }
}
