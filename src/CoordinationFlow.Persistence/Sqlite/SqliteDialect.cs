using System.Data.Common;
using System.Globalization;
using CoordinationFlow.Persistence.Sql;

namespace CoordinationFlow.Persistence.Sqlite;

/// <summary>SQLite's values: instants as sortable text in UTC to the millisecond, words by name, flags as 0 and 1.</summary>
internal sealed class SqliteDialect : SqlDialect
{
    private const string InstantFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";

    public static SqliteDialect Instance { get; } = new();

    /// <inheritdoc/>
    public override object Write(object? value) => value switch
    {
        null => DBNull.Value,
        DateTimeOffset instant => instant.UtcDateTime.ToString(InstantFormat, CultureInfo.InvariantCulture),
        bool flag => flag ? 1L : 0L,
        Enum word => word.ToString(),
        Guid id => id.ToString("N"),
        _ => value,
    };

    /// <inheritdoc/>
    public override object Read(DbDataReader reader, int ordinal, SqlColumn column)
    {
        var type = column.ValueType;
        return type == typeof(string) ? reader.GetString(ordinal)
            : type == typeof(long) ? reader.GetInt64(ordinal)
            : type == typeof(int) ? reader.GetInt32(ordinal)
            : type == typeof(bool) ? reader.GetInt64(ordinal) != 0
            : type == typeof(double) ? reader.GetDouble(ordinal)
            : type == typeof(DateTimeOffset) ? DateTimeOffset.ParseExact(reader.GetString(ordinal), InstantFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
            : type.IsEnum ? Enum.Parse(type, reader.GetString(ordinal))
            : type == typeof(Guid) ? Guid.Parse(reader.GetString(ordinal))
            : throw new NotSupportedException($"{column.Name} is of no type that a row can have.");
    }
}
