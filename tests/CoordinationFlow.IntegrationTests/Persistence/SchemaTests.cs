using System.Data.Common;
using CoordinationFlow.Persistence;
using CoordinationFlow.Persistence.Migrations;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CoordinationFlow.IntegrationTests.Persistence;

/// <summary>The migrations of both databases make what the rows declare, column by column: a forgotten one is named.</summary>
public sealed class SchemaTests(PostgreSqlServer server)
{
    private const string PostgreSqlColumns = """
        SELECT table_name || ': column ' || column_name || CASE is_nullable WHEN 'YES' THEN ' null' ELSE '' END
        FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'schemaversions'
        """;

    private const string PostgreSqlConstraints = """
        SELECT c.conrelid::regclass || ': ' || CASE c.contype WHEN 'p' THEN 'key ' WHEN 'u' THEN 'unique ' ELSE '' END
            || (SELECT string_agg(a.attname, ',' ORDER BY k.n) FROM unnest(c.conkey) WITH ORDINALITY k(no, n) JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.no)
            || CASE c.contype WHEN 'f' THEN ' of ' || c.confrelid::regclass ELSE '' END
        FROM pg_constraint c WHERE c.connamespace = 'public'::regnamespace AND c.contype IN ('p', 'u', 'f') AND c.conrelid::regclass::text <> 'schemaversions'
        """;

    private const string SqliteColumns = """
        SELECT t.name || ': column ' || c.name || CASE c."notnull" WHEN 0 THEN ' null' ELSE '' END
        FROM sqlite_schema t, pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%' AND t.name <> 'SchemaVersions'
        """;

    private const string SqliteConstraints = """
        SELECT t.name || ': key ' || (SELECT group_concat(name, ',') FROM (SELECT name FROM pragma_table_info(t.name) WHERE pk > 0 ORDER BY pk))
        FROM sqlite_schema t WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%' AND t.name <> 'SchemaVersions'
        UNION ALL
        SELECT t.name || ': unique ' || (SELECT group_concat(name, ',') FROM (SELECT name FROM pragma_index_info(i.name) ORDER BY seqno))
        FROM sqlite_schema t, pragma_index_list(t.name) i WHERE t.type = 'table' AND i.origin = 'u'
        UNION ALL
        SELECT t.name || ': ' || f."from" || ' of ' || f."table" FROM sqlite_schema t, pragma_foreign_key_list(t.name) f WHERE t.type = 'table'
        """;

    [Fact]
    public async Task SQLite_has_each_declared_column_key_and_constraint_and_no_other()
    {
        var folder = Directory.CreateTempSubdirectory("cf-schema-").FullName;
        Migration.Migrate(new StoreSettings("", folder));
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "coordinationflow.db")};Pooling=false"))
        {
            AssertSame(await LinesAsync(connection, SqliteColumns, SqliteConstraints));
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task PostgreSQL_has_each_declared_column_key_and_constraint_and_no_other()
    {
        var database = await server.CreateDatabaseAsync("schema");
        Migration.Migrate(new StoreSettings(database, ""));
        await using var connection = new NpgsqlConnection(database);

        AssertSame(await LinesAsync(connection, PostgreSqlColumns, PostgreSqlConstraints));
    }

    private static void AssertSame(HashSet<string> migrated)
    {
        var declared = DeclaredTables.All.SelectMany(DeclaredTables.Lines).ToHashSet();

        Assert.True(declared.Count > 100);
        Assert.Empty(declared.Except(migrated));
        Assert.Empty(migrated.Except(declared));
    }

    private static async Task<HashSet<string>> LinesAsync(DbConnection connection, params string[] questions)
    {
        var lines = new HashSet<string>();
        await connection.OpenAsync();
        foreach (var question in questions)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = question;
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                lines.Add(reader.GetString(0));
            }
        }

        return lines;
    }
}
