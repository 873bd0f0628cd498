using System.Data.Common;
using CoordinationFlow.Persistence.Sql;

namespace CoordinationFlow.Persistence.PostgreSql;

/// <summary>PostgreSQL's values: instants as <c>timestamptz</c>.</summary>
internal sealed class PostgreSqlDialect : SqlDialect
{
    public static PostgreSqlDialect Instance { get; } = new();

    /// <inheritdoc/>
    public override bool PutsNullLast => true;

    /// <inheritdoc/>
    protected override object WriteInstant(DateTimeOffset instant) => instant.ToUniversalTime();

    /// <inheritdoc/>
    protected override DateTimeOffset ReadInstant(DbDataReader reader, int ordinal) => reader.GetFieldValue<DateTimeOffset>(ordinal);
}
