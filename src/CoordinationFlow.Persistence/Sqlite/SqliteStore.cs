using CoordinationFlow.Persistence.Rows;
using CoordinationFlow.Workflows.Runtime;
using CoordinationFlow.Workflows.Storage;
using Microsoft.Data.Sqlite;

namespace CoordinationFlow.Persistence.Sqlite;

/// <summary>
/// Rows in one SQLite file that this process holds alone. Readers never wait; one writer commits what waits together, each step under a
/// savepoint of its own, with <c>synchronous=FULL</c>: what was committed survives the loss of power.
/// </summary>
public sealed class SqliteStore : IStore, IAsyncDisposable
{
    private readonly string _connectionString;
    private readonly SqliteWriter _writer;
    private readonly SqliteReaders _readers;

    /// <summary>
    /// Opens the file, which must be migrated. Nobody else may have it open. Only a measurement asks for a store that is not durable: what it
    /// committed last may be lost with the power.
    /// </summary>
    public SqliteStore(string file, ICrashPoints? crashPoints = null, bool isDurable = true)
    {
        _connectionString = ConnectionString(file);
        var connection = Open();
        using var pragma = connection.CreateCommand();
        pragma.CommandText = $"PRAGMA journal_mode = WAL; PRAGMA synchronous = {(isDurable ? "FULL" : "NORMAL")};";
        pragma.ExecuteNonQuery();
        _writer = new SqliteWriter(connection, crashPoints ?? NoCrashPoints.Instance);
        _readers = new SqliteReaders(Open);
    }

    /// <inheritdoc/>
    public IStepTransaction Begin() => new BufferedTransaction(new SqliteRows(_readers, _writer));

    /// <summary>How many commits the writer has made so far, and of how many steps; for measuring.</summary>
    public (long Commits, long Steps) Written => _writer.Written;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        _readers.Dispose();
        using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
    }

    internal static string ConnectionString(string file) =>
        new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true, DefaultTimeout = 30, Pooling = true }.ToString();

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        return connection;
    }
}
