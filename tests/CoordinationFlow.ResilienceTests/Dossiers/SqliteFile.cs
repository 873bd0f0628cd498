using CoordinationFlow.Persistence;
using CoordinationFlow.Persistence.Migrations;
using CoordinationFlow.Persistence.Sqlite;

namespace CoordinationFlow.ResilienceTests.Dossiers;

/// <summary>A migrated SQLite file in a folder of its own, both gone at the end.</summary>
internal sealed class SqliteFile : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cf-resilience-").FullName;

    public SqliteFile()
    {
        var settings = new StoreSettings("", _folder);
        Migration.Migrate(settings);
        Store = new SqliteStore(settings.File);
    }

    /// <summary>The store over it.</summary>
    public SqliteStore Store { get; }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
