using System.Buffers.Binary;
using System.Data;
using System.Security.Cryptography;
using System.Text;
using CoordinationFlow.Workflows.Storage;
using Npgsql;

namespace CoordinationFlow.Persistence.PostgreSql;

/// <summary>
/// A duty is an advisory lock of the database, held by a connection of its own: when the process dies, the database frees it, and no clock is
/// compared with another.
/// </summary>
public sealed class PostgreSqlDuty(string connectionString) : ISoleDuty, IAsyncDisposable
{
    private readonly string _connectionString = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, KeepAlive = 10 }.ConnectionString;
    private readonly SemaphoreSlim _oneAtATime = new(1);
    private readonly Dictionary<string, NpgsqlConnection> _held = [];

    /// <inheritdoc/>
    public async ValueTask<bool> IsMineAsync(string duty, CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            return await TryAsync(duty, cancellationToken);
        }
        catch (NpgsqlException)
        {
            // Without its connection the lock is gone; the next look tries anew.
            await DropAsync(duty);
            return false;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var duty in _held.Keys.ToArray())
        {
            await DropAsync(duty);
        }

        _oneAtATime.Dispose();
    }

    private async Task<bool> TryAsync(string duty, CancellationToken cancellationToken)
    {
        if (_held.TryGetValue(duty, out var connection) && connection.State != ConnectionState.Open)
        {
            // It broke while nothing was asked of it, and with it the lock is gone.
            await DropAsync(duty);
            connection = null;
        }

        if (connection is null)
        {
            _held[duty] = connection = new NpgsqlConnection(_connectionString);
            await connection.OpenAsync(cancellationToken);
        }

        // Taken again by its holder the lock only counts up; so the holder asks whether it holds it, and whoever does not tries.
        await using var command = new NpgsqlCommand(
            "SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid() AND granted) OR pg_try_advisory_lock($1)", connection)
        { Parameters = { new() { Value = KeyOf(duty) } } };
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private async Task DropAsync(string duty)
    {
        if (_held.Remove(duty, out var connection))
        {
            await connection.DisposeAsync();
        }
    }

    private static long KeyOf(string duty) => BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"coordinationflow {duty}")));
}
