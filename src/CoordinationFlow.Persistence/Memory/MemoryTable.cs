using CoordinationFlow.Persistence.Rows;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.Persistence.Memory;

/// <summary>
/// One table's rows by key, with an index for each group of properties that must be unique, and one for each text property that was asked for.
/// Not thread-safe.
/// </summary>
internal sealed class MemoryTable(Table table)
{
    private readonly RowShape _shape = RowShape.Of(table);
    private readonly Dictionary<string, object> _rows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string>[] _unique = [.. table.Unique.Select(_ => new Dictionary<string, string>(StringComparer.Ordinal))];

    private readonly Dictionary<string, TextIndex> _byText = new(StringComparer.Ordinal);

    public Table Table => table;

    public object? Find(string key) => _rows.GetValueOrDefault(key);

    /// <summary>Rows among which are all that have these texts, in no order; all rows, if none is asked for.</summary>
    public IEnumerable<KeyValuePair<string, object>> Among(IEnumerable<(string Property, string Text)> texts) =>
        texts.Select(asked => IndexOf(asked.Property).Of(asked.Text)).MinBy(keys => keys.Count) is { } fewest
            ? fewest.Select(key => KeyValuePair.Create(key, _rows[key]))
            : _rows;

    /// <summary>Throws <see cref="StoreConflictException"/> where the row has moved, its key exists, or another has the same unique values.</summary>
    public void Check(RowWrite write)
    {
        var row = Find(write.Key);
        if (write.IsInsert ? row is not null : row is null || _shape.VersionOf(row) != write.ReadVersion)
        {
            throw new StoreConflictException(table.Name, write.IsInsert ? "a row of that key exists" : "the row has moved");
        }

        for (var i = 0; write.Row is { } wanted && i < _unique.Length; i++)
        {
            if (_unique[i].TryGetValue(UniqueValue(i, wanted), out var holder) && holder != write.Key)
            {
                throw new StoreConflictException(table.Name, $"another row has the same {string.Join(" and ", table.Unique[i])}");
            }
        }
    }

    /// <summary>Writes what was checked. What goes, goes first, so that its unique values are free.</summary>
    public void Write(RowWrite[] writes)
    {
        foreach (var old in writes.Where(write => _rows.ContainsKey(write.Key)))
        {
            for (var i = 0; i < _unique.Length; i++)
            {
                _unique[i].Remove(UniqueValue(i, _rows[old.Key]));
            }

            foreach (var index in _byText.Values)
            {
                index.Remove(old.Key, _rows[old.Key]);
            }

            _rows.Remove(old.Key);
        }

        foreach (var write in writes.Where(write => write.Row is not null))
        {
            _rows[write.Key] = _shape.WithVersion(write.Row!, write.NextVersion);
            for (var i = 0; i < _unique.Length; i++)
            {
                _unique[i][UniqueValue(i, write.Row!)] = write.Key;
            }

            foreach (var index in _byText.Values)
            {
                index.Add(write.Key, write.Row!);
            }
        }
    }

    /// <summary>Whether a row that stays belongs to the row that goes.</summary>
    public bool HasOwned(RowWrite gone, Func<string, bool> stays) =>
        table.Owner is { } owner && owner.Table == gone.Table && Among([(owner.Property, gone.Key)]).Any(row => stays(row.Key));

    private TextIndex IndexOf(string property)
    {
        if (!_byText.TryGetValue(property, out var index))
        {
            _byText[property] = index = new TextIndex(_shape, property);
            foreach (var (key, row) in _rows)
            {
                index.Add(key, row);
            }
        }

        return index;
    }

    private string UniqueValue(int index, object row) => RowShape.Key(table.Unique[index].Select(property => _shape.Value(row, property)));
}
