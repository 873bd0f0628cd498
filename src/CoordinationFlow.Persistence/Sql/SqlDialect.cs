using System.Data.Common;

namespace CoordinationFlow.Persistence.Sql;

/// <summary>How a database takes and gives values: words by name, ids as 32 hex digits; instants and flags each database in its own way.</summary>
internal abstract class SqlDialect
{
    /// <summary>Whether the database's own order puts null behind all values; the other stores put it before them.</summary>
    public virtual bool PutsNullLast => false;

    /// <summary>A value as a parameter takes it; null becomes DBNull.</summary>
    public object Write(object? value) => value switch
    {
        null => DBNull.Value,
        DateTimeOffset instant => WriteInstant(instant),
        bool flag => WriteFlag(flag),
        Enum word => word.ToString(),
        Guid id => id.ToString("N"),
        _ => value,
    };

    /// <summary>The value of a column that is not null, as the row's property takes it.</summary>
    public object Read(DbDataReader reader, int ordinal, SqlColumn column)
    {
        var type = column.ValueType;
        return type == typeof(string) ? reader.GetString(ordinal)
            : type == typeof(long) ? reader.GetInt64(ordinal)
            : type == typeof(int) ? reader.GetInt32(ordinal)
            : type == typeof(bool) ? ReadFlag(reader, ordinal)
            : type == typeof(double) ? reader.GetDouble(ordinal)
            : type == typeof(DateTimeOffset) ? ReadInstant(reader, ordinal)
            : type.IsEnum ? Enum.Parse(type, reader.GetString(ordinal))
            : type == typeof(Guid) ? Guid.Parse(reader.GetString(ordinal))
            : throw new NotSupportedException($"{column.Name} is of no type that a row can have.");
    }

    /// <summary>An instant as a parameter takes it.</summary>
    protected abstract object WriteInstant(DateTimeOffset instant);

    /// <summary>An instant as the row's property takes it, UTC.</summary>
    protected abstract DateTimeOffset ReadInstant(DbDataReader reader, int ordinal);

    /// <summary>A flag as a parameter takes it.</summary>
    protected virtual object WriteFlag(bool flag) => flag;

    /// <summary>A flag as the row's property takes it.</summary>
    protected virtual bool ReadFlag(DbDataReader reader, int ordinal) => reader.GetBoolean(ordinal);
}
