using CoordinationFlow.IntegrationTests.Messaging.Broker;
using CoordinationFlow.IntegrationTests.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace CoordinationFlow.IntegrationTests.Messaging;

/// <summary>The contract on the bus of the embedded default.</summary>
public sealed class MarkerInMemoryTests(MarkerInMemoryTests.Bus bus) : MarkerContract(bus, bus.Held), IClassFixture<MarkerInMemoryTests.Bus>
{
    /// <summary>A server whose answers can be held.</summary>
    public sealed class Bus : BusServer
    {
        internal HeldAnswers Held { get; } = new();

        protected override void Change(IServiceCollection services) => Held.Into(services);
    }
}

/// <summary>The contract on a real broker.</summary>
public sealed class MarkerOnABrokerTests(MarkerOnABrokerTests.Bus bus) : MarkerContract(bus, bus.Held), IClassFixture<MarkerOnABrokerTests.Bus>
{
    /// <summary>A server whose answers can be held.</summary>
    public sealed class Bus(PostgreSqlServer postgres, RabbitMqServer broker) : BrokerBus(postgres, broker)
    {
        internal HeldAnswers Held { get; } = new();

        protected override void Change(IServiceCollection services) => Held.Into(services);
    }
}
