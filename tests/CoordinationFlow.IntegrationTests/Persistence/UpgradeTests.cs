using System.Data.Common;
using CoordinationFlow.Persistence;
using CoordinationFlow.Persistence.Migrations;
using CoordinationFlow.Persistence.PostgreSql;
using CoordinationFlow.Persistence.Sqlite;
using CoordinationFlow.Workflows.Definitions;
using CoordinationFlow.Workflows.Storage;
using DbUp;
using DbUp.Builder;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CoordinationFlow.IntegrationTests.Persistence;

/// <summary>A database with the first schema is brought to the newest, and what was in it is still there.</summary>
public sealed class UpgradeTests(PostgreSqlServer server)
{
    private const string Readable = """{"definitionId":"f","description":"What it is for.","isReadonly":true,"toolVersion":"3.6.3","root":{}}""";

    [Fact]
    public async Task SQLite_versions_keep_their_files_and_get_what_lists_show()
    {
        var folder = Directory.CreateTempSubdirectory("cf-upgrade-").FullName;
        var settings = new StoreSettings("", folder);
        var source = $"Data Source={settings.File};Pooling=false";
        Deploy(DeployChanges.To.SqliteDatabase(source), "Sqlite");
        await using (var connection = new SqliteConnection(source))
        {
            await FillAsync(connection, "0", "'2027-01-11T12:00:00.000Z'");
        }

        Migration.Migrate(settings);
        await using (var store = new SqliteStore(settings.File))
        {
            await AssertKeptAsync(store);
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task PostgreSQL_versions_keep_their_files_and_get_what_lists_show()
    {
        var database = await server.CreateDatabaseAsync("upgrade");
        Deploy(DeployChanges.To.PostgresqlDatabase(database), "PostgreSql");
        await using (var connection = new NpgsqlConnection(database))
        {
            await FillAsync(connection, "false", "'2027-01-11T12:00:00Z'");
        }

        Migration.Migrate(new StoreSettings(database, ""));
        await using var store = new PostgreSqlStore(database);
        await AssertKeptAsync(store);
    }

    private static void Deploy(UpgradeEngineBuilder builder, string folder)
    {
        var result = builder.WithScriptsEmbeddedInAssembly(typeof(Migration).Assembly, name => name.EndsWith($".{folder}.0001_tables.sql", StringComparison.Ordinal)).WithTransactionPerScript().LogToNowhere().Build().PerformUpgrade();
        Assert.True(result.Successful, result.Error?.Message);
    }

    /// <summary>One file that can be read, and one that is JSON only to those who allow comments.</summary>
    private static async Task FillAsync(DbConnection connection, string no, string at)
    {
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = string.Concat(new[] { ("v1", Readable), ("v2", "// by hand\n{}") }.Select(row =>
            $"INSERT INTO definition_version (id, definition_id, \"version\", \"name\", is_latest, is_published, \"json\", content_hash, origin, created_at, row_version) VALUES ('{row.Item1}', 'f', {row.Item1[1..]}, 'Flow', {no}, {no}, '{row.Item2}', 'h', 'designer', {at}, 1);"));
        await command.ExecuteNonQueryAsync();
    }

    private static async Task AssertKeptAsync(IStore store)
    {
        await using var transaction = store.Begin();
        var rows = await transaction.QueryAsync(DefinitionVersionRow.Table.All.OrderBy(nameof(DefinitionVersionRow.Id)), CancellationToken.None);

        Assert.Equal([Readable, "// by hand\n{}"], rows.Select(row => row.Json));
        Assert.Equal([("What it is for.", true, "3.6.3"), (null, false, null)], rows.Select(row => (row.Description, row.IsReadonly, row.ToolVersion)));
    }
}
