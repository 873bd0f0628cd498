using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CoordinationFlow.Benchmarks.Measures;

/// <summary>How many transactions of one insert of 1 KB this machine commits durably, one after another: the limit beside which figures are read.</summary>
internal static class CommitRate
{
    private static readonly TimeSpan Span = TimeSpan.FromSeconds(1.5);

    /// <summary>Commits a second of SQLite (WAL, synchronous=FULL) in that folder.</summary>
    public static double OfSqlite(string folder)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "commit-rate.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "pragma journal_mode=wal; pragma synchronous=full; create table t (body blob)";
        command.ExecuteNonQuery();
        return Rate(() =>
        {
            command.CommandText = "insert into t values (randomblob(1024))";
            command.ExecuteNonQuery();
        });
    }

    /// <summary>Commits a second of PostgreSQL by one connection.</summary>
    public static double OfPostgreSql(string connectionString)
    {
        using var connection = new NpgsqlConnection(connectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "create temp table t (body bytea)";
        command.ExecuteNonQuery();
        command.CommandText = "create table if not exists commit_rate (body bytea)";
        command.ExecuteNonQuery();
        command.CommandText = "insert into commit_rate values (decode(repeat('ab', 1024), 'hex'))";
        return Rate(() => command.ExecuteNonQuery());
    }

    private static double Rate(Action commit)
    {
        var (count, clock) = (0, Stopwatch.StartNew());
        for (; clock.Elapsed < Span; count++)
        {
            commit();
        }

        return count / clock.Elapsed.TotalSeconds;
    }
}
