using MassTransit;

namespace CoordinationFlow.Messaging.Bus;

/// <summary>What carries the messages; one file a transport, chosen by <see cref="BusSettings.Transport"/>.</summary>
internal interface ITransport
{
    /// <summary>The name in the settings.</summary>
    string Name { get; }

    /// <summary>
    /// Whether this process drains the participants' tasks queues itself, because nobody else can and what is in them is lost at a crash.
    /// Then a row leaves the outbox when the drain has committed its inbox row; else when the broker has confirmed.
    /// </summary>
    bool IsDrainedHere { get; }

    /// <summary>Makes the bus. Endpoints are connected later, as participants are known.</summary>
    void Configure(IBusRegistrationConfigurator bus, Action<IBusRegistrationContext, IBusFactoryConfigurator> common);

    /// <summary>Where to send a message for that queue.</summary>
    Uri AddressOf(string queue);
}
