namespace CoordinationFlow.IntegrationTests.Messaging;

/// <summary>The contract on the bus of the embedded default.</summary>
public sealed class InMemoryBusTests(BusServer bus) : BusContract(bus), IClassFixture<BusServer>;
