using CoordinationFlow.Persistence;
using CoordinationFlow.Persistence.Migrations;
using CoordinationFlow.Persistence.PostgreSql;
using CoordinationFlow.Workflows.Instances;
using CoordinationFlow.Workflows.Storage;
using Npgsql;

namespace CoordinationFlow.IntegrationTests.Persistence;

/// <inheritdoc cref="StoreContract"/>
public sealed class PostgreSqlStoreTests(PostgreSqlStoreTests.Database database) : StoreContract, IClassFixture<PostgreSqlStoreTests.Database>, IAsyncLifetime
{
    [Fact]
    public async Task What_was_committed_is_there_for_another_node()
    {
        await CommitAsync(await StoreAsync(), transaction => transaction.Insert(InstanceRow.Table, Instance("a")));
        await using var other = new PostgreSqlStore(database.Connection);

        Assert.NotNull(await FindAsync(other, InstanceRow.Table, "a"));
    }

    [Fact]
    public async Task Nodes_that_start_together_migrate_once()
    {
        var settings = new StoreSettings(await database.Server.CreateDatabaseAsync("starting_together"), "");

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Migration.Migrate(settings))));

        await using var store = new PostgreSqlStore(settings.Connection);
        Assert.Null(await FindAsync(store, InstanceRow.Table, "a"));
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_told_as_the_stores_failure()
    {
        await using var store = new PostgreSqlStore("Host=127.0.0.1;Port=1;Username=nobody;Database=none;Timeout=2");
        await using var transaction = store.Begin();
        transaction.Insert(InstanceRow.Table, Instance("a"));

        await Assert.ThrowsAsync<StoreFailedException>(() => transaction.FindAsync(InstanceRow.Table, CancellationToken.None, "b").AsTask());
        await Assert.ThrowsAsync<StoreFailedException>(() => transaction.CommitAsync(CancellationToken.None).AsTask());
    }

    /// <summary>Each test begins with empty tables.</summary>
    public async ValueTask InitializeAsync()
    {
        await using var connection = new NpgsqlConnection(database.Connection);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"TRUNCATE {string.Join(", ", DeclaredTables.All.Select(table => table.Name))}", connection);
        await command.ExecuteNonQueryAsync();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private protected override Task<IStore> StoreAsync() => Task.FromResult<IStore>(database.Store);

    /// <summary>The class's own database, migrated.</summary>
    public sealed class Database(PostgreSqlServer server) : IAsyncLifetime
    {
        internal PostgreSqlServer Server { get; } = server;

        internal string Connection { get; private set; } = "";

        internal PostgreSqlStore Store { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Connection = await Server.CreateDatabaseAsync("contract");
            Migration.Migrate(new StoreSettings(Connection, ""));
            Store = new PostgreSqlStore(Connection);
        }

        public ValueTask DisposeAsync() => Store.DisposeAsync();
    }
}
