using System.Collections.Concurrent;
using System.Globalization;
using CoordinationFlow.Coordination.Desk;
using CoordinationFlow.Coordination.Outbox;
using CoordinationFlow.IntegrationTests.Messaging;
using CoordinationFlow.IntegrationTests.Messaging.Broker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RabbitMQ.Client;

namespace CoordinationFlow.IntegrationTests.Scenarios.OverTheBroker;

/// <summary>
/// A server on a database and a broker that outlive it, by a clock that stands still until it is moved. Everything that its desk did is told.
/// The broker's stamp is played by the sender: Debian's broker is too old to stamp by itself.
/// </summary>
public sealed class ScenarioServer(string database, VirtualHost host, StandingClock clock, ConcurrentQueue<(CommandEnvelope Envelope, CommandOutcome Outcome)> told) : BusServer
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Settings => [.. base.Settings, $"--Store:Connection={database}", $"--Bus:Connection={host.Connection}", "--Bus:BrokerStamps=true"];

    /// <inheritdoc/>
    protected override void Change(IServiceCollection services)
    {
        services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
        services.AddSingleton<CommandDesk>();
        services.Replace(ServiceDescriptor.Singleton<ICommandDesk>(provider => new Desk(provider.GetRequiredService<CommandDesk>(), told)));
    }

    /// <summary>Publishes a message as a participant's own system, with the stamp that the broker would give it.</summary>
    public static async Task PublishAsync(IConnection connection, string participant, byte[] body, DateTimeOffset stamp)
    {
        var properties = new BasicProperties
        {
            DeliveryMode = DeliveryModes.Persistent,
            UserId = ParticipantQueues.User(participant),
            Headers = new Dictionary<string, object?> { ["timestamp_in_ms"] = stamp.ToUnixTimeMilliseconds() },
        };
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true));
        await channel.BasicPublishAsync(ParticipantQueues.Answers(participant), "", mandatory: true, properties, body);
    }

    private sealed class Desk(CommandDesk inner, ConcurrentQueue<(CommandEnvelope Envelope, CommandOutcome Outcome)> told) : ICommandDesk
    {
        public async Task<CommandOutcome> HandleAsync(CommandEnvelope envelope, CancellationToken cancellationToken)
        {
            var outcome = await inner.HandleAsync(envelope, cancellationToken);
            told.Enqueue((envelope, outcome));
            return outcome;
        }
    }
}

/// <summary>A clock that stands still until it is moved; timers run in real time.</summary>
public sealed class StandingClock(DateTimeOffset start) : TimeProvider
{
    private long _ticks = start.UtcTicks;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    /// <summary>Moves to that instant; never backwards.</summary>
    public void MoveTo(DateTimeOffset instant) => Interlocked.Exchange(ref _ticks, Math.Max(instant.UtcTicks, Interlocked.Read(ref _ticks)));

    /// <inheritdoc/>
    public override string ToString() => GetUtcNow().ToString("O", CultureInfo.InvariantCulture);
}
