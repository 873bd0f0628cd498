using System.Data.Common;

namespace CoordinationFlow.Persistence.Sql;

/// <summary>How a database takes and gives values.</summary>
internal abstract class SqlDialect
{
    /// <summary>A value as a parameter takes it; null becomes DBNull.</summary>
    public abstract object Write(object? value);

    /// <summary>The value of a column that is not null, as the row's property takes it.</summary>
    public abstract object Read(DbDataReader reader, int ordinal, SqlColumn column);
}
