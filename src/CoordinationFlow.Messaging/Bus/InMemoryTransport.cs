using MassTransit;

namespace CoordinationFlow.Messaging.Bus;

/// <summary>One process, no broker: queues live in memory, and the outbox alone is durable.</summary>
internal sealed class InMemoryTransport : ITransport
{
    public const string TransportName = "InMemory";

    public string Name => TransportName;

    public bool IsDrainedHere => true;

    public void Configure(IBusRegistrationConfigurator bus, Action<IBusRegistrationContext, IBusFactoryConfigurator> common) =>
        bus.UsingInMemory((context, configurator) => common(context, configurator));

    public Uri AddressOf(string queue) => new($"queue:{queue}");
}
