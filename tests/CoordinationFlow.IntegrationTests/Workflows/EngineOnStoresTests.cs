using CoordinationFlow.IntegrationTests.Persistence;
using CoordinationFlow.Persistence;
using CoordinationFlow.Persistence.Memory;
using CoordinationFlow.Persistence.Migrations;
using CoordinationFlow.Persistence.PostgreSql;
using CoordinationFlow.Persistence.Sqlite;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.IntegrationTests.Workflows;

/// <inheritdoc cref="EngineContract"/>
public sealed class EngineOnMemoryTests : EngineContract
{
    private protected override Task<IStore> StoreAsync() => Task.FromResult<IStore>(new MemoryStore());
}

/// <inheritdoc cref="EngineContract"/>
public sealed class EngineOnSqliteTests : EngineContract, IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cf-engine-").FullName;
    private SqliteStore? _store;

    public async ValueTask DisposeAsync()
    {
        if (_store is not null)
        {
            await _store.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private protected override Task<IStore> StoreAsync()
    {
        var file = Path.Combine(_folder, "engine.db");
        Migration.Migrate(new StoreSettings(file, _folder));
        return Task.FromResult<IStore>(_store = new SqliteStore(file));
    }
}

/// <inheritdoc cref="EngineContract"/>
public sealed class EngineOnPostgreSqlTests(PostgreSqlServer server) : EngineContract, IAsyncDisposable
{
    private PostgreSqlStore? _store;

    public async ValueTask DisposeAsync()
    {
        if (_store is not null)
        {
            await _store.DisposeAsync();
        }
    }

    private protected override async Task<IStore> StoreAsync()
    {
        var settings = new StoreSettings(await server.CreateDatabaseAsync("engine_" + Guid.NewGuid().ToString("N")), "");
        Migration.Migrate(settings);
        return _store = new PostgreSqlStore(settings.Connection);
    }
}
