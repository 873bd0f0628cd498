using System.Data.Common;
using CoordinationFlow.Persistence;
using CoordinationFlow.Persistence.Migrations;
using CoordinationFlow.Persistence.PostgreSql;
using CoordinationFlow.Persistence.Sqlite;
using CoordinationFlow.Workflows.Activities.Tasks;
using CoordinationFlow.Workflows.Instances;
using CoordinationFlow.Workflows.Storage;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CoordinationFlow.Benchmarks.Scale;

/// <summary>A database with so many suspended instances, and the three things that are measured on it.</summary>
internal sealed class FilledStore : IAsyncDisposable
{
    private const int AtATime = 50_000, PageSize = 25, Spread = 400;
    private readonly StoreSettings _settings;
    private IStore _store;
    private WaitingFlow _flow;
    private Copies? _copies;
    private string _task = "";
    private int _steps, _claims;

    private FilledStore(StoreSettings settings, int instances)
    {
        (_settings, Instances) = (settings, instances);
        Migration.Migrate(settings);
        _store = Open();
        _flow = new WaitingFlow(_store);
    }

    /// <summary>How many instances it has, besides the one that was copied.</summary>
    public int Instances { get; }

    /// <summary>Where it is.</summary>
    public StoreSettings Settings => _settings;

    private bool IsPostgreSql => _settings.Kind == StoreKind.PostgreSql;

    /// <summary>Makes the database and fills it.</summary>
    public static async Task<FilledStore> FillAsync(StoreSettings settings, int instances)
    {
        var filled = new FilledStore(settings, instances);
        var original = await filled._flow.StartOneAsync();
        await using var connection = filled.Connect();
        await connection.OpenAsync();
        if (!filled.IsPostgreSql)
        {
            await TellAsync(connection, "PRAGMA synchronous = OFF");
        }

        filled._copies = await Copies.OfAsync(connection, filled.IsPostgreSql, original);
        filled._task = await TaskOfAsync(connection, original);
        for (var from = 1; from <= instances; from += AtATime)
        {
            await filled._copies.WriteAsync(from, Math.Min(AtATime, instances - from + 1));
        }

        await TellAsync(connection, filled.IsPostgreSql ? "VACUUM ANALYZE" : "PRAGMA wal_checkpoint(TRUNCATE)");
        if (filled.IsPostgreSql)
        {
            await TellAsync(connection, "CHECKPOINT");
        }

        // The instance that was copied is due first and takes no part.
        await filled._flow.Timers.FireDueAsync(filled._copies.DueAt, default);
        return filled;
    }

    /// <summary>An answer to a task of an instance somewhere in the younger half: a whole step.</summary>
    public async Task StepAsync()
    {
        var (half, place) = (Instances / 2, _steps++ * 7919 % Spread);
        var copy = half + 1 + (int)((long)place * (half - 1) / Spread);
        var report = await _flow.Host.RunAsync(step => _flow.Runtime.ResumeAsync(step, TaskReport.Of(_copies!.IdIn(copy, _task), "Agree"), keep: false), default);
        Sure(report.Instances.Count == 1, "the answer resumed an instance");
    }

    /// <summary>The newest page of instances, as lists read it.</summary>
    public async Task ListAsync()
    {
        await using var transaction = _store.Begin();
        Sure((await transaction.QueryAsync(Newest.Take(PageSize), default)).Count == PageSize, "the page is full");
    }

    /// <summary>The same with the number of all, as Studio asks for it.</summary>
    public async Task ListWithTotalAsync()
    {
        await using var transaction = _store.Begin();
        Sure(await transaction.CountAsync(Newest, default) == Instances + 1, "all are counted");
        await transaction.QueryAsync(Newest.Take(PageSize), default);
    }

    /// <summary>One deadline that has fallen due is found, claimed and fired, and none is left.</summary>
    public async Task ClaimAsync()
    {
        _claims++;
        Sure(await _flow.Timers.FireDueAsync(_copies!.DueAt.AddSeconds(_claims), default) == 1, "one deadline was due");
    }

    /// <summary>Ends the store's connections and opens new ones: PostgreSQL then tells what they read.</summary>
    public async Task ReopenAsync()
    {
        await CloseAsync();
        _store = Open();
        _flow = new WaitingFlow(_store);
    }

    /// <summary>A connection of its own.</summary>
    public DbConnection Connect() => IsPostgreSql
        ? new NpgsqlConnection($"{_settings.Connection};Pooling=false")
        : new SqliteConnection($"Data Source={_settings.File};Pooling=False");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await CloseAsync();

    private static Query<ListedInstance> Newest =>
        ListedInstance.Table.All.OrderBy(nameof(ListedInstance.CreatedAt), descending: true).OrderBy(nameof(ListedInstance.Id), descending: true);

    private static void Sure(bool holds, string what)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"It is not so that {what}.");
        }
    }

    private static async Task TellAsync(DbConnection connection, string statement)
    {
        await using var command = connection.CreateCommand();
        (command.CommandText, command.CommandTimeout) = (statement, 0);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<string> TaskOfAsync(DbConnection connection, string instanceId)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT stimulus_hash FROM bookmark WHERE instance_id = '{instanceId}' AND activity_id = 'first'";
        var task = ((string)(await command.ExecuteScalarAsync())!).Split('\u001f')[1];
        command.CommandText = $"SELECT count(*) FROM bookmark WHERE instance_id = '{instanceId}'";
        Sure(Convert.ToInt32(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture) == WaitingFlow.Bookmarks, "the copied instance waits for a task and an instant");
        return task;
    }

    private IStore Open() => IsPostgreSql ? new PostgreSqlStore(_settings.Connection) : new SqliteStore(_settings.File);

    private async Task CloseAsync()
    {
        await _flow.DisposeAsync();
        await ((IAsyncDisposable)_store).DisposeAsync();

        // The migration's connections.
        NpgsqlConnection.ClearAllPools();
    }
}
