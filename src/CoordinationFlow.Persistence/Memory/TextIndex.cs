using CoordinationFlow.Persistence.Rows;

namespace CoordinationFlow.Persistence.Memory;

/// <summary>The keys of a table's rows by one text property. Not thread-safe.</summary>
internal sealed class TextIndex(RowShape shape, string property)
{
    private static readonly HashSet<string> Nothing = [];
    private readonly Dictionary<string, HashSet<string>> _keys = new(StringComparer.Ordinal);

    /// <summary>Keys of the rows whose property is that text.</summary>
    public IReadOnlyCollection<string> Of(string text) => _keys.GetValueOrDefault(text, Nothing);

    /// <summary>Takes a row in.</summary>
    public void Add(string key, object row)
    {
        if (shape.Value(row, property) is string text)
        {
            if (!_keys.TryGetValue(text, out var keys))
            {
                _keys[text] = keys = new(StringComparer.Ordinal);
            }

            keys.Add(key);
        }
    }

    /// <summary>Takes a row out.</summary>
    public void Remove(string key, object row)
    {
        if (shape.Value(row, property) is string text && _keys.TryGetValue(text, out var keys) && keys.Remove(key) && keys.Count == 0)
        {
            _keys.Remove(text);
        }
    }
}
