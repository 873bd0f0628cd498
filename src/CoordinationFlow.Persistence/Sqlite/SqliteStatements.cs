using CoordinationFlow.Persistence.Sql;
using Microsoft.Data.Sqlite;

namespace CoordinationFlow.Persistence.Sqlite;

/// <summary>A connection with the statements that it has prepared. For one user at a time.</summary>
internal sealed class SqliteStatements(SqliteConnection connection) : IDisposable
{
    // Statements are few; only lists of values and pages make more of them.
    private const int MostPrepared = 200;
    private readonly Dictionary<string, SqliteCommand> _prepared = [];

    /// <summary>The statement with its values, ready to run. The command stays this one's own: the caller disposes its reader, not the command.</summary>
    public SqliteCommand Ask(SqlText statement)
    {
        if (!_prepared.TryGetValue(statement.Text, out var command))
        {
            if (_prepared.Count == MostPrepared)
            {
                Forget();
            }

            command = connection.CreateCommand();
            statement.Into(command);
            _prepared[statement.Text] = command;
        }
        else
        {
            statement.Fill(command);
        }

        return command;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Forget();
        connection.Dispose();
    }

    private void Forget()
    {
        foreach (var command in _prepared.Values)
        {
            command.Dispose();
        }

        _prepared.Clear();
    }
}
