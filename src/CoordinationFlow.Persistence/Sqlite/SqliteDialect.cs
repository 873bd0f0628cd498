using System.Data.Common;
using System.Globalization;
using CoordinationFlow.Persistence.Sql;

namespace CoordinationFlow.Persistence.Sqlite;

/// <summary>SQLite's values: instants as sortable text in UTC to the millisecond, flags as 0 and 1.</summary>
internal sealed class SqliteDialect : SqlDialect
{
    private const string InstantFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";

    public static SqliteDialect Instance { get; } = new();

    /// <inheritdoc/>
    protected override object WriteInstant(DateTimeOffset instant) => instant.UtcDateTime.ToString(InstantFormat, CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    protected override DateTimeOffset ReadInstant(DbDataReader reader, int ordinal) =>
        DateTimeOffset.ParseExact(reader.GetString(ordinal), InstantFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    /// <inheritdoc/>
    protected override object WriteFlag(bool flag) => flag ? 1L : 0L;

    /// <inheritdoc/>
    protected override bool ReadFlag(DbDataReader reader, int ordinal) => reader.GetInt64(ordinal) != 0;
}
