using System.Collections.Concurrent;
using CoordinationFlow.Coordination.Outbox;
using CoordinationFlow.IntegrationTests.Persistence;
using RabbitMQ.Client;

namespace CoordinationFlow.IntegrationTests.Messaging.Broker;

/// <summary>A server on PostgreSQL and RabbitMQ. Ministries write as their own broker users; the portal reads their tasks queues.</summary>
public class BrokerBus(PostgreSqlServer postgres, RabbitMqServer broker) : BusServer, IAsyncLifetime
{
    private static readonly string[] Participants = ["IBZ", "JUS", "IO", "FIN"];
    private readonly ConcurrentDictionary<string, Task<IConnection>> _connections = new();
    private IReadOnlyDictionary<string, VirtualHost> _as = new Dictionary<string, VirtualHost>();
    private string _database = "";

    /// <summary>The virtual host, as the server's user.</summary>
    public VirtualHost Host { get; private set; } = null!;

    /// <summary>How the server is told to reach the broker.</summary>
    protected virtual string Connection => Host.Connection;

    /// <inheritdoc/>
    protected override IEnumerable<string> Settings => [.. base.Settings, $"--Store:Connection={_database}", $"--Bus:Connection={Connection}"];

    /// <inheritdoc/>
    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        var name = GetType().Name.ToLowerInvariant() + Guid.NewGuid().ToString("N")[..6];
        _database = await postgres.CreateDatabaseAsync(name);
        Host = await broker.CreateVirtualHostAsync(name);
        _as = await Host.AddParticipantsAsync(Participants);
        await InitializeAsync();
    }

    /// <inheritdoc/>
    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeAsync();
        foreach (var connection in _connections.Values)
        {
            await (await connection).DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>A connection as a participant's own system.</summary>
    public Task<IConnection> ConnectAsync(string participant) => _connections.GetOrAdd(participant, code => _as[code].ConnectAsync());

    /// <inheritdoc/>
    public override Task SendAsync(string participant, byte[] body) => SendAsync(participant, body, ParticipantQueues.User(participant));

    /// <summary>Sends with that word on who sends; null: without one.</summary>
    public async Task SendAsync(string participant, byte[] body, string? user)
    {
        var properties = new BasicProperties { DeliveryMode = DeliveryModes.Persistent, ContentType = "application/json", UserId = user };
        await using var channel = await (await ConnectAsync(participant)).CreateChannelAsync(new CreateChannelOptions(true, true));
        await channel.BasicPublishAsync(ParticipantQueues.Answers(participant), "", mandatory: true, properties, body);
    }
}
