using CoordinationFlow.Persistence;
using CoordinationFlow.Workflows.Runtime;
using CoordinationFlow.Workflows.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CoordinationFlow.Benchmarks.Measures;

/// <summary>A fresh store in a folder that goes with it: memory, sqlite or postgres.</summary>
internal sealed class BenchStore : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly string _folder;
    private readonly PrivatePostgres? _postgres;

    private BenchStore(string kind, string folder, PrivatePostgres? postgres, string connection)
    {
        (_folder, _postgres) = (folder, postgres);
        _services = new ServiceCollection().AddSingleton<ICrashPoints>(NoCrashPoints.Instance).AddPersistence(new StoreSettings(connection, folder)).BuildServiceProvider();
        Store = new CountingStore(_services.GetRequiredService<IStore>());
        CommitsPerSecond = kind == "postgres" ? CommitRate.OfPostgreSql(connection) : CommitRate.OfSqlite(folder);
    }

    /// <summary>The store, counted.</summary>
    public CountingStore Store { get; }

    /// <summary>The machine's own commit rate, measured just before: PostgreSQL's where that is the store, else SQLite's.</summary>
    public double CommitsPerSecond { get; }

    /// <summary>Makes one; for postgres a private server is started where no connection is given.</summary>
    public static async Task<BenchStore> OpenAsync(string kind, string? connection)
    {
        var folder = Directory.CreateTempSubdirectory("coordinationflow-bench-").FullName;
        var postgres = kind == "postgres" && connection is null ? await PrivatePostgres.StartAsync() : null;
        return new BenchStore(kind, folder, postgres, kind switch
        {
            "memory" => "memory",
            "sqlite" => "",
            "postgres" => connection ?? postgres!.Connection,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Known stores are memory, sqlite and postgres."),
        });
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Npgsql.NpgsqlConnection.ClearAllPools();
        if (_postgres is not null)
        {
            await _postgres.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }
}
