using MassTransit;

namespace CoordinationFlow.Messaging.Bus;

/// <summary>What carries the messages; one a transport, chosen by <see cref="BusSettings.Connection"/>.</summary>
internal interface ITransport
{
    /// <summary>
    /// Whether queues are shared with other processes and outlive this one. If not, this process drains the participants' tasks queues itself,
    /// and a row leaves the outbox when the drain has committed its inbox row; else when the broker has confirmed.
    /// </summary>
    bool IsShared { get; }

    /// <summary>How often the relay looks where nothing else is set.</summary>
    TimeSpan Look { get; }

    /// <summary>Makes the bus. Endpoints are connected later, as participants are known.</summary>
    void Configure(IBusRegistrationConfigurator bus, Action<IBusRegistrationContext, IBusFactoryConfigurator> common);

    /// <summary>Makes the queues and exchanges of these participants where they are missing.</summary>
    Task DeclareAsync(IReadOnlyCollection<string> participants, CancellationToken cancellationToken);

    /// <summary>Closes the answers exchange of a participant that has retired; true when its queue is empty.</summary>
    Task<bool> RetireAsync(string participant, CancellationToken cancellationToken);

    /// <summary>Takes the answers queue of a participant that has retired away, once nobody reads it.</summary>
    Task RemoveAsync(string participant, CancellationToken cancellationToken);

    /// <summary>Those of these queues that nobody reads.</summary>
    Task<IReadOnlySet<string>> UnreadAsync(IReadOnlyCollection<string> queues, CancellationToken cancellationToken);

    /// <summary>What this transport asks of the endpoint that reads a participant's answers.</summary>
    void Answers(IReceiveEndpointConfigurator endpoint);

    /// <summary>What this transport asks of the endpoint that drains a participant's tasks.</summary>
    void Tasks(IReceiveEndpointConfigurator endpoint);

    /// <summary>Where to send a message for that queue.</summary>
    Uri AddressOf(string queue);

    /// <summary>What this transport asks of each message that this side sends.</summary>
    void Outgoing(SendContext context);

    /// <summary>Who sent the message, as the transport itself has checked it.</summary>
    Sender SenderOf(ConsumeContext context, string participant);
}

/// <summary>Who sent a message to a participant's answers queue.</summary>
internal enum Sender
{
    /// <summary>The participant.</summary>
    Participant,

    /// <summary>This side.</summary>
    Us,

    /// <summary>Nobody whom the transport has checked.</summary>
    Unchecked,
}
