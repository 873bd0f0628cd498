using CoordinationFlow.Coordination.Outbox;
using MassTransit;

namespace CoordinationFlow.Messaging.Bus.RabbitMq;

/// <summary>A RabbitMQ broker: quorum queues that outlive every process, shared by all nodes; who may write to an exchange is the broker's to check.</summary>
internal sealed class RabbitMqTransport(BrokerAddress broker) : ITransport
{
    private readonly BrokerTopology _topology = new(broker);

    public bool IsShared => true;

    // Another node's commit rings no bell here.
    public TimeSpan Look => TimeSpan.FromMilliseconds(250);

    public void Configure(IBusRegistrationConfigurator bus, Action<IBusRegistrationContext, IBusFactoryConfigurator> common) =>
        bus.UsingRabbitMq((context, configurator) =>
        {
            configurator.Host(broker.Uri, "coordinationflow", broker.Into);
            common(context, configurator);
        });

    public Task DeclareAsync(IReadOnlyCollection<string> participants, CancellationToken cancellationToken) => _topology.DeclareAsync(participants, cancellationToken);

    public Task<bool> RetireAsync(string participant, CancellationToken cancellationToken) => _topology.RetireAsync(participant, cancellationToken);

    public Task RemoveAsync(string participant, CancellationToken cancellationToken) => _topology.RemoveAsync(participant, cancellationToken);

    public Task<IReadOnlySet<string>> UnreadAsync(IReadOnlyCollection<string> queues, CancellationToken cancellationToken) => _topology.UnreadAsync(queues, cancellationToken);

    public void Answers(IReceiveEndpointConfigurator endpoint)
    {
        Tasks(endpoint);
        // One process reads, another takes over where it dies: the order of a participant's word holds, and a marker proves what was before it.
        ((IRabbitMqReceiveEndpointConfigurator)endpoint).SingleActiveConsumer = true;
    }

    public void Tasks(IReceiveEndpointConfigurator endpoint) => ((IRabbitMqReceiveEndpointConfigurator)endpoint).SetQuorumQueue();

    // Sent to `queue:`, MassTransit would declare a queue of its own kind.
    public Uri AddressOf(string queue) => new($"exchange:{queue}");

    public void Outgoing(SendContext context)
    {
        if (context.TryGetPayload<RabbitMqSendContext>(out var message))
        {
            // What no queue takes must not leave the outbox.
            message.Mandatory = true;
            message.BasicProperties.UserId = broker.User;
        }
    }

    public Sender SenderOf(ConsumeContext context, string participant)
    {
        var user = context.TryGetPayload<RabbitMqBasicConsumeContext>(out var message) ? message.Properties.UserId : null;
        return user is null ? Sender.Unchecked
            : user == broker.User ? Sender.Us
            : user == ParticipantQueues.User(participant) ? Sender.Participant
            : Sender.Unchecked;
    }
}
