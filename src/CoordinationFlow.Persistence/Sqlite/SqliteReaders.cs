using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace CoordinationFlow.Persistence.Sqlite;

/// <summary>
/// Kept connections for reading: opening one and preparing its questions costs more than most answers. As many as transactions have read at one
/// time. Safe to use from many threads.
/// </summary>
internal sealed class SqliteReaders(Func<SqliteConnection> open) : IDisposable
{
    // The one used last comes first: what it has read is at hand.
    private readonly ConcurrentStack<SqliteStatements> _idle = new();
    private volatile bool _isOver;

    /// <summary>One that nobody else uses, until it is given back.</summary>
    public SqliteStatements Take()
    {
        ObjectDisposedException.ThrowIf(_isOver, this);
        return _idle.TryPop(out var reading) ? reading : new SqliteStatements(open());
    }

    /// <summary>Gives one back.</summary>
    public void GiveBack(SqliteStatements reading)
    {
        _idle.Push(reading);
        if (_isOver)
        {
            Dispose();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _isOver = true;
        while (_idle.TryPop(out var reading))
        {
            reading.Dispose();
        }
    }
}
