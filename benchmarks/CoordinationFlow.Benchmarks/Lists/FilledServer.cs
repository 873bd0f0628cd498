using CoordinationFlow.Benchmarks.Measures;
using CoordinationFlow.Server;
using CoordinationFlow.Workflows.Definitions;
using CoordinationFlow.Workflows.Instances;
using CoordinationFlow.Workflows.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace CoordinationFlow.Benchmarks.Lists;

/// <summary>
/// The built server over a store with so many instances and definitions: copies of a demo dossier's instance and of the shipped ordinary flow, so that rows have
/// their real size. Every fourth definition has a newer draft; nine instances of ten have ended.
/// </summary>
internal sealed class FilledServer : IAsyncDisposable
{
    /// <summary>A definition that has its share of the instances.</summary>
    public const string OneDefinition = "bench-0";

    /// <summary>A dossier that has one instance.</summary>
    public const string OneCorrelation = "bench-dossier-7";

    private const int RowsAStep = 500;
    private readonly WebApplication _server;
    private readonly string _folder;
    private readonly PrivatePostgres? _postgres;

    private FilledServer(WebApplication server, string folder, PrivatePostgres? postgres) => (_server, _folder, _postgres) = (server, folder, postgres);

    /// <summary>How many instances there are.</summary>
    public int Instances { get; private set; }

    /// <summary>How many definitions there are.</summary>
    public int Definitions { get; private set; }

    /// <summary>How many instances <see cref="OneDefinition"/> has.</summary>
    public int InstancesOfOne { get; private set; }

    /// <summary>Versions as the rows of a page name them.</summary>
    public static IEnumerable<string> SomeVersions => Enumerable.Range(0, 10).Select(number => $"bench-{number}-1");

    /// <summary>Asks as a flow designer.</summary>
    public HttpClient Client { get; private set; } = null!;

    /// <summary>Starts and fills one on sqlite or postgres.</summary>
    public static async Task<FilledServer> StartAsync(string store, int instances, int definitions)
    {
        var folder = Directory.CreateTempSubdirectory("coordinationflow-bench-lists-").FullName;
        var postgres = store == "postgres" ? await PrivatePostgres.StartAsync() : null;
        var server = ServerHost.Build(
        [
            "--environment=Demo", "--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=Error", $"--Store:Folder={folder}",
            .. postgres is null ? Array.Empty<string>() : [$"--Store:Connection={postgres.Connection}"],
        ]);
        await server.StartAsync();
        var filled = new FilledServer(server, folder, postgres);
        await filled.FillAsync(instances, definitions);
        var address = server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        filled.Client = new HttpClient { BaseAddress = new($"{address}/elsa/api/"), DefaultRequestHeaders = { Authorization = new("Bearer", "demo-clara") } };
        return filled;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _server.StopAsync();
        await _server.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Npgsql.NpgsqlConnection.ClearAllPools();
        if (_postgres is not null)
        {
            await _postgres.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private async Task FillAsync(int instances, int definitions)
    {
        var store = _server.Services.GetRequiredService<IStore>();
        await using var reading = store.Begin();
        var flow = (await reading.QueryAsync(DefinitionVersionRow.Table.Where(nameof(DefinitionVersionRow.DefinitionId), Comparison.Equal, "ordinary").Take(1), default))[0];
        var instance = (await reading.QueryAsync(InstanceRow.Table.Where(nameof(InstanceRow.DefinitionId), Comparison.Equal, "ordinary").Take(1), default))[0];
        (Instances, Definitions) = (instances, definitions);
        InstancesOfOne = instances / definitions;
        var missing = instances - await reading.CountAsync(InstanceRow.Table.All, default);
        var more = definitions - await reading.CountAsync(DefinitionVersionRow.Table.Where(nameof(DefinitionVersionRow.IsLatest), Comparison.Equal, true), default);
        await InsertAsync(store, DefinitionVersionRow.Table, Enumerable.Range(0, more).SelectMany(number => Versions(flow, number)));
        await InsertAsync(store, InstanceRow.Table, Enumerable.Range(0, missing).Select(number => Copy(instance, number, number % more)));
        if (_postgres is not null)
        {
            // What the server's own autovacuum does within minutes.
            await using var source = Npgsql.NpgsqlDataSource.Create(_postgres.Connection);
            await using var vacuum = source.CreateCommand("VACUUM ANALYZE instance");
            await vacuum.ExecuteNonQueryAsync();
        }
    }

    private static IEnumerable<DefinitionVersionRow> Versions(DefinitionVersionRow flow, int number)
    {
        var hasDraft = number % 4 == 0;
        var published = flow with { Id = $"bench-{number}-1", DefinitionId = $"bench-{number}", Name = $"Flow {number}", Version = 1, IsLatest = !hasDraft, IsPublished = true };
        return hasDraft ? [published, published with { Id = $"bench-{number}-2", Version = 2, IsLatest = true, IsPublished = false }] : [published];
    }

    private static InstanceRow Copy(InstanceRow instance, int number, int definition)
    {
        var (runs, at) = (number % 10 == 0, instance.CreatedAt.AddSeconds(-number));
        return instance with
        {
            Id = $"bench-instance-{number}",
            DefinitionId = $"bench-{definition}",
            DefinitionVersionId = $"bench-{definition}-1",
            DefinitionVersion = 1,
            CorrelationId = $"bench-dossier-{number}",
            Status = runs ? InstanceStatus.Running : InstanceStatus.Finished,
            SubStatus = runs ? "Suspended" : "Finished",
            CreatedAt = at,
            UpdatedAt = at.AddMinutes(number % 997),
            FinishedAt = runs ? null : at.AddMinutes(number % 997),
        };
    }

    private static async Task InsertAsync<TRow>(IStore store, Table<TRow> table, IEnumerable<TRow> rows)
        where TRow : class
    {
        foreach (var chunk in rows.Chunk(RowsAStep))
        {
            await using var transaction = store.Begin();
            Array.ForEach(chunk, row => transaction.Insert(table, row));
            await transaction.CommitAsync(default);
        }
    }
}
