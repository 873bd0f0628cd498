using CoordinationFlow.Persistence.Sql;
using Microsoft.Data.Sqlite;

namespace CoordinationFlow.Persistence.Sqlite;

/// <summary>A connection that only reads, with the questions that it has prepared. For one transaction at a time.</summary>
internal sealed class SqliteReading(SqliteConnection connection) : IDisposable
{
    // Questions are few; only lists of values and pages make more of them.
    private const int MostPrepared = 200;
    private readonly Dictionary<string, SqliteCommand> _prepared = [];

    /// <summary>The question with its values, ready to run. It is this reading's own: the caller disposes its reader, not the command.</summary>
    public SqliteCommand Ask(SqlText question)
    {
        if (!_prepared.TryGetValue(question.Text, out var command))
        {
            if (_prepared.Count == MostPrepared)
            {
                Forget();
            }

            command = connection.CreateCommand();
            command.CommandText = question.Text;
            question.Declare(command);
            _prepared[question.Text] = command;
        }

        for (var index = 0; index < question.Values.Count; index++)
        {
            command.Parameters[index].Value = question.Values[index];
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
