using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;

namespace CoordinationFlow.Benchmarks.Scale;

/// <summary>
/// Copies an instance with everything that it waits for, in SQL alone: the same rows under ids of their own, each copy a second younger and due a
/// second later than the one before. That makes a million of them in minutes, of the size and shape that the engine writes.
/// </summary>
internal sealed partial class Copies
{
    private static readonly (string Table, string Key)[] Tables = [("instance", "id"), ("journal", "instance_id"), ("bookmark", "instance_id"), ("timer", "instance_id")];
    private readonly DbConnection _connection;
    private readonly bool _isPostgreSql;
    private readonly List<string> _ids;
    private readonly List<string> _statements = [];

    private Copies(DbConnection connection, bool isPostgreSql, string instanceId) =>
        (_connection, _isPostgreSql, _ids) = (connection, isPostgreSql, [instanceId]);

    /// <summary>The instant at which the copied instance is due, UTC.</summary>
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>Reads what is to be copied.</summary>
    public static async Task<Copies> OfAsync(DbConnection connection, bool isPostgreSql, string instanceId)
    {
        var copies = new Copies(connection, isPostgreSql, instanceId);
        foreach (var (table, key) in Tables)
        {
            await copies.ReadAsync(table, key, instanceId);
        }

        return copies;
    }

    /// <summary>Writes the copies of those numbers.</summary>
    public async Task WriteAsync(int from, int count)
    {
        await using var transaction = await _connection.BeginTransactionAsync();
        foreach (var statement in _statements)
        {
            await using var command = _connection.CreateCommand();
            (command.Transaction, command.CommandText, command.CommandTimeout) = (transaction, statement.Replace("@from", $"{from}", StringComparison.Ordinal).Replace("@to", $"{from + count - 1}", StringComparison.Ordinal), 0);
            await command.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
    }

    /// <summary>The id that stands in a copy for one of the original's.</summary>
    public string IdIn(int copy, string original) => $"0{_ids.IndexOf(original):x3}{copy:x28}";

    private async Task ReadAsync(string table, string key, string instanceId)
    {
        await using var command = _connection.CreateCommand();
        command.CommandText = $"SELECT * FROM {table} WHERE {key} = '{instanceId}'";
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var columns = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToArray();
            var values = columns.Select((name, index) => Expression(name, reader.GetValue(index)));
            var numbers = _isPostgreSql ? "generate_series(@from, @to) AS n(i)" : "(WITH RECURSIVE n(i) AS (SELECT @from UNION ALL SELECT i + 1 FROM n WHERE i < @to) SELECT i FROM n)";
            _statements.Add($"INSERT INTO {table} ({string.Join(", ", columns.Select(name => $"\"{name}\""))}) SELECT {string.Join(", ", values)} FROM {numbers}");
        }
    }

    private string Expression(string column, object value) => value switch
    {
        DBNull => "NULL",
        DateTime instant => Instant(column, new DateTimeOffset(instant, TimeSpan.Zero)),
        string text when column is "at" or "due_at" or "created_at" or "updated_at" => Instant(column, DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)),
        string text => Text(text),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private string Instant(string column, DateTimeOffset instant)
    {
        DueAt = column == "due_at" ? instant : DueAt;
        var text = instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);
        return _isPostgreSql ? $"timestamptz '{text}Z' + i * interval '1 second'" : $"strftime('%Y-%m-%dT%H:%M:%fZ', '{text}', '+' || i || ' seconds')";
    }

    private string Text(string text)
    {
        var parts = new List<string>();
        var at = 0;
        foreach (var match in Ids().EnumerateMatches(text))
        {
            parts.Add(Literal(text[at..match.Index]));
            parts.Add(Copied(text.Substring(match.Index, match.Length)));
            at = match.Index + match.Length;
        }

        parts.Add(Literal(text[at..]));
        return string.Join(" || ", parts);
    }

    private string Copied(string id)
    {
        if (!_ids.Contains(id))
        {
            _ids.Add(id);
        }

        var kind = $"0{_ids.IndexOf(id):x3}";
        return _isPostgreSql ? $"'{kind}' || lpad(to_hex(i), 28, '0')" : $"'{kind}' || printf('%028x', i)";
    }

    private static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    [GeneratedRegex("(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])")]
    private static partial Regex Ids();
}
