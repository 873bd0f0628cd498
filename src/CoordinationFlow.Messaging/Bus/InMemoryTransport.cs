using CoordinationFlow.Messaging.Answers.Markers;
using MassTransit;

namespace CoordinationFlow.Messaging.Bus;

/// <summary>One process, no broker: queues live in memory, and the outbox alone is durable.</summary>
internal sealed class InMemoryTransport : ITransport
{
    public bool IsShared => false;

    public TimeSpan Look => TimeSpan.FromSeconds(5);

    public void Configure(IBusRegistrationConfigurator bus, Action<IBusRegistrationContext, IBusFactoryConfigurator> common) =>
        bus.UsingInMemory((context, configurator) => common(context, configurator));

    // Queues are made as they are read from.
    public Task DeclareAsync(IReadOnlyCollection<string> participants, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<bool> RetireAsync(string participant, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task RemoveAsync(string participant, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<IReadOnlySet<string>> UnreadAsync(IReadOnlyCollection<string> queues, CancellationToken cancellationToken) => Task.FromResult<IReadOnlySet<string>>(new HashSet<string>());

    public void Answers(IReceiveEndpointConfigurator endpoint)
    {
        // Nothing but what every transport gets.
    }

    public void Tasks(IReceiveEndpointConfigurator endpoint)
    {
        // Nothing but what every transport gets.
    }

    public Uri AddressOf(string queue) => new($"queue:{queue}");

    public void Outgoing(SendContext context)
    {
        // Nothing leaves this process.
    }

    // Whatever is in this process's memory was put there by it; only markers say so.
    public Sender SenderOf(ConsumeContext context, string participant) => Marker.IsOne(context) ? Sender.Us : Sender.Participant;
}
