using CoordinationFlow.Persistence;
using CoordinationFlow.Persistence.Memory;
using CoordinationFlow.Persistence.Migrations;
using CoordinationFlow.Persistence.PostgreSql;
using CoordinationFlow.Persistence.Sqlite;
using CoordinationFlow.Workflows.Storage;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CoordinationFlow.Benchmarks.Measures;

/// <summary>A fresh store in a folder that goes with it: memory, sqlite or postgres.</summary>
internal sealed class BenchStore : IAsyncDisposable
{
    private readonly StoreSettings _settings;
    private readonly bool _durable;
    private readonly PrivatePostgres? _postgres;
    private readonly IStore _inner;

    private BenchStore(StoreSettings settings, bool durable, PrivatePostgres? postgres)
    {
        (_settings, _durable, _postgres) = (settings, durable, postgres);
        if (settings.Kind != StoreKind.Memory)
        {
            Migration.Migrate(settings);
        }

        _inner = settings.Kind switch
        {
            StoreKind.Memory => new MemoryStore(),
            StoreKind.PostgreSql => new PostgreSqlStore(settings.Connection),
            _ => new SqliteStore(settings.File, isDurable: durable),
        };
        Store = new CountingStore(_inner);
    }

    /// <summary>The store, counted.</summary>
    public CountingStore Store { get; }

    /// <summary>Makes one; for postgres a private server is started where no connection is given.</summary>
    public static async Task<BenchStore> OpenAsync(string kind, string? connection, bool durable = true)
    {
        var folder = Directory.CreateTempSubdirectory("coordinationflow-bench-").FullName;
        var postgres = kind == "postgres" && connection is null ? await PrivatePostgres.StartAsync() : null;
        var server = connection ?? postgres?.Connection;
        return new BenchStore(new StoreSettings(kind switch
        {
            "memory" => "memory",
            "sqlite" => "",
            "postgres" => durable ? server! : $"{server};Options=-c synchronous_commit=off",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Known stores are memory, sqlite and postgres."),
        }, folder), durable, postgres);
    }

    /// <summary>The machine's own commits a second on this store, five times measured: PostgreSQL's where that is the store, else SQLite's.</summary>
    public double[] CommitRate(int parallel) =>
        _settings.Kind == StoreKind.PostgreSql ? Measures.CommitRate.OfPostgreSql(_settings.Connection, parallel) : Measures.CommitRate.OfSqlite(_settings.Folder, _durable, parallel);

    /// <summary>Bytes that the rows take in the database, indexes included; in memory the contents of all rows ever written.</summary>
    public long Size()
    {
        switch (_settings.Kind)
        {
            case StoreKind.Sqlite:
                using (var file = new SqliteConnection($"Data Source={_settings.File};Mode=ReadOnly;Pooling=False"))
                {
                    file.Open();
                    using var pages = file.CreateCommand();
                    pages.CommandText = "select (select page_count from pragma_page_count()) - (select freelist_count from pragma_freelist_count())";
                    return (long)pages.ExecuteScalar()! * 4096;
                }

            case StoreKind.PostgreSql:
                using (var server = new NpgsqlConnection(_settings.Connection))
                {
                    server.Open();
                    using var tables = server.CreateCommand();
                    tables.CommandText = "select sum(pg_total_relation_size(oid))::bigint from pg_class where relkind = 'r' and relname <> 'commit_rate' and relnamespace = 'public'::regnamespace";
                    return (long)tables.ExecuteScalar()!;
                }

            default:
                return Store.Bytes;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_inner is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }

        SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
        if (_postgres is not null)
        {
            await _postgres.DisposeAsync();
        }

        Directory.Delete(_settings.Folder, recursive: true);
    }
}
