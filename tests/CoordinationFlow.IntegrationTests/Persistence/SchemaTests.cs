using System.Data.Common;
using System.Reflection;
using System.Text.Json;
using CoordinationFlow.Persistence;
using CoordinationFlow.Persistence.Migrations;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CoordinationFlow.IntegrationTests.Persistence;

/// <summary>What the rows declare is what the migrations make, in both databases: no column more, none less, none that may be null where its property may not.</summary>
public sealed class SchemaTests(PostgreSqlServer server)
{
    [Fact]
    public async Task Sqlites_tables_are_the_declared_ones()
    {
        var folder = Directory.CreateTempSubdirectory("cf-schema-").FullName;
        try
        {
            var settings = new StoreSettings("", folder);
            Migration.Migrate(settings);
            await using var connection = new SqliteConnection($"Data Source={settings.File};Pooling=False");

            var made = await ColumnsAsync(connection, """
                SELECT m.name, c.name, c."notnull" = 0, c.pk > 0 FROM sqlite_master m JOIN pragma_table_info(m.name) c
                WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name <> 'SchemaVersions'
                """);

            Assert.Equal(Declared(), made);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Postgresqls_tables_are_the_declared_ones()
    {
        var settings = new StoreSettings(await server.CreateDatabaseAsync("schema"), "");
        Migration.Migrate(settings);
        await using var connection = new NpgsqlConnection(settings.Connection);

        var made = await ColumnsAsync(connection, """
            SELECT c.table_name, c.column_name, (c.is_nullable = 'YES')::int::bigint,
                (EXISTS (SELECT 1 FROM information_schema.key_column_usage k JOIN information_schema.table_constraints t USING (constraint_schema, constraint_name)
                    WHERE t.constraint_type = 'PRIMARY KEY' AND k.table_schema = c.table_schema AND k.table_name = c.table_name AND k.column_name = c.column_name))::int::bigint
            FROM information_schema.columns c WHERE c.table_schema = 'public' AND c.table_name <> 'schemaversions'
            """);

        Assert.Equal(Declared(), made);
    }

    private static string[] Declared()
    {
        var nullability = new NullabilityInfoContext();
        return Sorted(
            from table in DeclaredTables.All
            from property in table.RowType.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            where property.CanWrite
            let mayBeNull = nullability.Create(property).ReadState == NullabilityState.Nullable
            select Line(table.Name, JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name), mayBeNull, table.Key.Contains(property.Name)));
    }

    private static async Task<string[]> ColumnsAsync(DbConnection connection, string columns)
    {
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = columns;
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
        {
            lines.Add(Line(reader.GetString(0), reader.GetString(1), reader.GetInt64(2) == 1, reader.GetInt64(3) == 1));
        }

        return Sorted(lines);
    }

    private static string Line(string table, string column, bool mayBeNull, bool isKey) => $"{table}.{column}{(mayBeNull ? " may be null" : "")}{(isKey ? " key" : "")}";

    private static string[] Sorted(IEnumerable<string> lines) => [.. lines.Order(StringComparer.Ordinal)];
}
