using System.Data.Common;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CoordinationFlow.Benchmarks.Measures;

/// <summary>How many transactions of one insert of 1 KB this machine commits: the limit beside which figures are read.</summary>
internal static class CommitRate
{
    private const int Times = 5;
    private static readonly TimeSpan Span = TimeSpan.FromSeconds(0.5);

    /// <summary>Commits a second of SQLite (WAL) in that folder, five times measured. There is one writer, so those side by side wait for it.</summary>
    public static double[] OfSqlite(string folder, bool durable, int parallel) =>
        Measured(parallel, () =>
        {
            var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "commit-rate.db")};Pooling=False;Default Timeout=60");
            connection.Open();
            Execute(connection, $"pragma journal_mode=wal; pragma synchronous={(durable ? "full" : "normal")}; create table if not exists t (body blob)");
            return connection;
        }, "insert into t values (randomblob(1024))");

    /// <summary>Commits a second of PostgreSQL, five times measured, by so many connections.</summary>
    public static double[] OfPostgreSql(string connectionString, int parallel) =>
        Measured(parallel, () =>
        {
            var connection = new NpgsqlConnection(connectionString);
            connection.Open();
            return connection;
        }, "insert into commit_rate values (decode(repeat('ab', 1024), 'hex'))", "create table if not exists commit_rate (body bytea)");

    private static double[] Measured(int parallel, Func<DbConnection> open, string insert, string? first = null)
    {
        var connections = new List<DbConnection>();
        try
        {
            connections.AddRange(Enumerable.Range(0, parallel).Select(_ => open()));
            if (first is not null)
            {
                Execute(connections[0], first);
            }

            return [.. Enumerable.Range(0, Times).Select(_ => Rate(connections, insert))];
        }
        finally
        {
            connections.ForEach(connection => connection.Dispose());
        }
    }

    private static double Rate(List<DbConnection> connections, string insert)
    {
        var clock = Stopwatch.StartNew();
        var counts = Task.WhenAll(connections.Select(connection => Task.Factory.StartNew(
            () =>
            {
                var count = 0;
                for (; clock.Elapsed < Span; count++)
                {
                    Execute(connection, insert);
                }

                return count;
            }, TaskCreationOptions.LongRunning))).GetAwaiter().GetResult();
        return counts.Sum() / clock.Elapsed.TotalSeconds;
    }

    private static void Execute(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
