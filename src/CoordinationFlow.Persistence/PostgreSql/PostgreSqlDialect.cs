using System.Data.Common;
using CoordinationFlow.Persistence.Sql;

namespace CoordinationFlow.Persistence.PostgreSql;

/// <summary>PostgreSQL's values: instants as <c>timestamptz</c>, words by name.</summary>
internal sealed class PostgreSqlDialect : SqlDialect
{
    public static PostgreSqlDialect Instance { get; } = new();

    /// <inheritdoc/>
    public override object Write(object? value) => value switch
    {
        null => DBNull.Value,
        DateTimeOffset instant => instant.ToUniversalTime(),
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
            : type == typeof(bool) ? reader.GetBoolean(ordinal)
            : type == typeof(double) ? reader.GetDouble(ordinal)
            : type == typeof(DateTimeOffset) ? reader.GetFieldValue<DateTimeOffset>(ordinal)
            : type.IsEnum ? Enum.Parse(type, reader.GetString(ordinal))
            : type == typeof(Guid) ? Guid.Parse(reader.GetString(ordinal))
            : throw new NotSupportedException($"{column.Name} is of no type that a row can have.");
    }
}
