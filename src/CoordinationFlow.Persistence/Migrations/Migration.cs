using CoordinationFlow.Persistence.Sqlite;
using DbUp;
using DbUp.Engine;
using Npgsql;

namespace CoordinationFlow.Persistence.Migrations;

/// <summary>
/// Brings a database to the newest schema by the SQL scripts of this folder, each once, in the order of their names. A new column goes into a new
/// script, for both databases, and gets its value for the rows that are there.
/// </summary>
public static class Migration
{
    private const long LockKey = 0x436F6F7264466C6F;

    /// <summary>Migrates the database that the settings name. Throws <see cref="InvalidOperationException"/> with the script that failed.</summary>
    public static void Migrate(StoreSettings settings)
    {
        if (settings.Kind == StoreKind.PostgreSql)
        {
            MigratePostgreSql(settings.Connection);
        }
        else if (settings.Kind == StoreKind.Sqlite)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(settings.File))!);
            Run(DeployChanges.To.SqliteDatabase(SqliteStore.ConnectionString(settings.File)).WithScriptsEmbeddedInAssembly(typeof(Migration).Assembly, name => name.Contains(".Migrations.Sqlite.", StringComparison.Ordinal))
                .WithTransactionPerScript().LogToNowhere().Build());
        }
    }

    /// <summary>Nodes that start together wait for each other: the first one migrates.</summary>
    private static void MigratePostgreSql(string connectionString)
    {
        using var connection = new NpgsqlConnection(connectionString);
        connection.Open();
        using var command = new NpgsqlCommand("SELECT pg_advisory_lock($1)", connection) { Parameters = { new() { Value = LockKey } } };
        command.ExecuteNonQuery();
        try
        {
            Run(DeployChanges.To.PostgresqlDatabase(connectionString).WithScriptsEmbeddedInAssembly(typeof(Migration).Assembly, name => name.Contains(".Migrations.PostgreSql.", StringComparison.Ordinal))
                .WithTransactionPerScript().LogToNowhere().Build());
        }
        finally
        {
            command.CommandText = "SELECT pg_advisory_unlock($1)";
            command.ExecuteNonQuery();
        }
    }

    private static void Run(UpgradeEngine engine)
    {
        var result = engine.PerformUpgrade();
        if (!result.Successful)
        {
            throw new InvalidOperationException($"The migration '{result.ErrorScript?.Name}' failed.", result.Error);
        }
    }
}
