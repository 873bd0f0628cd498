namespace CoordinationFlow.IntegrationTests.Messaging.Broker;

/// <summary>The contract on a real broker.</summary>
public sealed class BrokerBusTests(BrokerBus bus) : BusContract(bus), IClassFixture<BrokerBus>;
