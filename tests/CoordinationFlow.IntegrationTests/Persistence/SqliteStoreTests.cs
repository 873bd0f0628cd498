using CoordinationFlow.Persistence;
using CoordinationFlow.Persistence.Migrations;
using CoordinationFlow.Persistence.Sqlite;
using CoordinationFlow.Workflows.Instances;
using CoordinationFlow.Workflows.Storage;

namespace CoordinationFlow.IntegrationTests.Persistence;

/// <inheritdoc cref="StoreContract"/>
public sealed class SqliteStoreTests : StoreContract, IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cf-sqlite-").FullName;
    private SqliteStore? _store;

    [Fact]
    public async Task What_was_committed_is_there_after_the_file_is_opened_again()
    {
        await CommitAsync(await StoreAsync(), transaction => transaction.Insert(InstanceRow.Table, Instance("a")));
        await _store!.DisposeAsync();
        _store = new SqliteStore(Path.Combine(_folder, "contract.db"));

        Assert.NotNull(await FindAsync(_store, InstanceRow.Table, "a"));
    }

    [Fact]
    public async Task A_file_that_fails_is_told_as_the_stores_failure_and_the_writer_goes_on()
    {
        await using var empty = new SqliteStore(Path.Combine(_folder, "not-migrated.db"));

        for (var times = 0; times < 2; times++)
        {
            await Assert.ThrowsAsync<StoreFailedException>(() => CommitAsync(empty, transaction => transaction.Insert(InstanceRow.Table, Instance("a"))));
        }

        await Assert.ThrowsAsync<StoreFailedException>(() => FindAsync(empty, InstanceRow.Table, "a"));
    }

    [Fact]
    public void A_file_that_a_process_holds_is_refused_to_a_second()
    {
        var file = Path.Combine(_folder, "held.db");
        using var first = FileHold.Take(file);

        Assert.Contains("Another process holds", Assert.Throws<IOException>(() => FileHold.Take(file)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Steps_that_wait_together_are_committed_together()
    {
        var store = await StoreAsync();

        await Task.WhenAll(Enumerable.Range(0, 200).Select(n => Task.Run(() => CommitAsync(store, transaction => transaction.Insert(InstanceRow.Table, Instance($"{n}"))))));

        var (commits, steps) = _store!.Written;
        Assert.Equal(200, steps);
        Assert.True(commits < steps, $"{commits} commits for {steps} steps");
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

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
        if (_store is null)
        {
            var settings = new StoreSettings(Path.Combine(_folder, "contract.db"), _folder);
            Migration.Migrate(settings);
            Migration.Migrate(settings);
            _store = new SqliteStore(settings.File);
        }

        return Task.FromResult<IStore>(_store);
    }
}
