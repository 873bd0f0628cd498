using CoordinationFlow.IntegrationTests.Messaging.Broker;
using CoordinationFlow.IntegrationTests.Persistence;
using CoordinationFlow.ResilienceTests.Network;
using Npgsql;

namespace CoordinationFlow.ResilienceTests.Storms;

/// <summary>
/// A PostgreSQL server and a RabbitMQ broker that these tests alone use and may kill, each behind a proxy: started once, a database and a virtual host for
/// each test.
/// </summary>
public sealed class Site : IAsyncLifetime
{
    /// <summary>The database server.</summary>
    public PostgreSqlServer Postgres { get; } = new();

    /// <summary>The broker.</summary>
    public RabbitMqServer Broker { get; } = new();

    /// <summary>The way from the server's processes to the database.</summary>
    internal Proxy ToDatabase { get; private set; } = null!;

    /// <summary>The way from the server's processes to the broker.</summary>
    internal Proxy ToBroker { get; private set; } = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var broker = Broker.CreateVirtualHostAsync("first");
        ToDatabase = new Proxy(await Postgres.PortAsync());
        ToBroker = new Proxy((await broker).Port);
    }

    /// <summary>A database and a virtual host of that name, with a broker user for each of these participants.</summary>
    internal async Task<Stage> OpenAsync(string name, params string[] participants)
    {
        var database = await Postgres.CreateDatabaseAsync(name);
        var host = await Broker.CreateVirtualHostAsync(name);
        var throughProxy = new NpgsqlConnectionStringBuilder(database) { Port = ToDatabase.Port, CommandTimeout = 3, CancellationTimeout = 500 };
        return new Stage(database, host.Connection, throughProxy.ConnectionString, (host with { Port = ToBroker.Port }).Connection, participants.Length == 0 ? new Dictionary<string, VirtualHost>() : await host.AddParticipantsAsync(participants), participants);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await ToDatabase.DisposeAsync();
        await ToBroker.DisposeAsync();
        await Broker.DisposeAsync();
        await Postgres.DisposeAsync();
    }
}

/// <summary>A test's own part of the site.</summary>
/// <param name="Database">The connection string, past the proxy.</param>
/// <param name="Broker">The broker's address, past the proxy.</param>
/// <param name="DatabaseThroughProxy">The connection string for the server's processes.</param>
/// <param name="BrokerThroughProxy">The broker's address for the server's processes.</param>
/// <param name="Ministries">The broker as each participant's own system sees it, past the proxy.</param>
/// <param name="OwnSystems">Whose own system reads its queue.</param>
internal sealed record Stage(
    string Database, string Broker, string DatabaseThroughProxy, string BrokerThroughProxy, IReadOnlyDictionary<string, VirtualHost> Ministries, string[] OwnSystems)
{
    /// <summary>The command line of a process on this stage.</summary>
    public string[] Settings =>
    [
        $"--Store:Connection={DatabaseThroughProxy}", $"--Bus:Connection={BrokerThroughProxy}", "--Bus:BrokerStamps=true",
        .. OwnSystems.Select((code, index) => $"--Bus:OwnSystems:{index}={code}"),
    ];

    /// <summary>The same where nothing is to happen on the network.</summary>
    public string[] SettingsPastTheProxy => [$"--Store:Connection={Database}", $"--Bus:Connection={Broker}"];
}

/// <summary>The tests that share the site; one at a time, since what one of them kills the others need.</summary>
[CollectionDefinition(nameof(OnTheSite))]
public sealed class OnTheSite : ICollectionFixture<Site>;
