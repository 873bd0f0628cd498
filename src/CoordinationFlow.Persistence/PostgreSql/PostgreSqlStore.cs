using CoordinationFlow.Persistence.Rows;
using CoordinationFlow.Workflows.Runtime;
using CoordinationFlow.Workflows.Storage;
using Npgsql;

namespace CoordinationFlow.Persistence.PostgreSql;

/// <summary>Rows in a PostgreSQL database that many nodes share. A commit is one batch in one transaction at Read Committed; row versions decide.</summary>
public sealed class PostgreSqlStore(string connectionString, ICrashPoints? crashPoints = null) : IStore, IAsyncDisposable
{
    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(
        // The statements are few and always the same: each connection prepares them once.
        new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = 100, AutoPrepareMinUsages = 2 });

    /// <inheritdoc/>
    public IStepTransaction Begin() => new BufferedTransaction(new PostgreSqlRows(_source, crashPoints ?? NoCrashPoints.Instance));

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _source.DisposeAsync();
}
