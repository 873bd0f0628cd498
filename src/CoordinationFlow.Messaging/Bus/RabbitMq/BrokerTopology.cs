using CoordinationFlow.Coordination.Outbox;
using CoordinationFlow.Messaging.Refused;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace CoordinationFlow.Messaging.Bus.RabbitMq;

/// <summary>
/// Queues and exchanges of the participants: for each a fanout exchange and a quorum queue of the same name for tasks, the like for answers, and for answers
/// that could not be taken in.
/// A participant's own system reads the one queue and writes to the other exchange, and may do nothing else.
/// </summary>
internal sealed class BrokerTopology(BrokerAddress broker)
{
    private static readonly Dictionary<string, object?> Quorum = new() { [Headers.XQueueType] = "quorum" };
    private static readonly Dictionary<string, object?> OneReader = new() { [Headers.XQueueType] = "quorum", [Headers.XSingleActiveConsumer] = true };

    /// <summary>Makes what is missing; what is there stays as it is.</summary>
    public async Task DeclareAsync(IReadOnlyCollection<string> participants, CancellationToken cancellationToken)
    {
        await using var connection = await broker.ConnectAsync(cancellationToken);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        foreach (var participant in participants)
        {
            await DeclareAsync(channel, ParticipantQueues.Tasks(participant), Quorum, cancellationToken);
            await DeclareAsync(channel, ParticipantQueues.Answers(participant), OneReader, cancellationToken);
            await DeclareAsync(channel, ErrorQueue.Of(ParticipantQueues.Answers(participant)), Quorum, cancellationToken);
        }
    }

    /// <summary>
    /// Takes the answers exchange away, so that whoever writes there is told by the broker; true when the answers queue is empty. The tasks queue
    /// stays: what stands in it is the participant's.
    /// </summary>
    public async Task<bool> RetireAsync(string participant, CancellationToken cancellationToken)
    {
        var answers = ParticipantQueues.Answers(participant);
        await using var connection = await broker.ConnectAsync(cancellationToken);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        await channel.ExchangeDeleteAsync(answers, ifUnused: false, cancellationToken: cancellationToken);
        try
        {
            return await channel.MessageCountAsync(answers, cancellationToken) == 0;
        }
        catch (OperationInterruptedException gone) when (gone.ShutdownReason is { ReplyCode: Constants.NotFound })
        {
            return true;
        }
    }

    /// <summary>Takes the answers queue away.</summary>
    public async Task RemoveAsync(string participant, CancellationToken cancellationToken)
    {
        await using var connection = await broker.ConnectAsync(cancellationToken);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        await channel.ExchangeDeleteAsync(ParticipantQueues.Answers(participant), ifUnused: false, cancellationToken: cancellationToken);
        await channel.QueueDeleteAsync(ParticipantQueues.Answers(participant), ifUnused: false, ifEmpty: false, cancellationToken: cancellationToken);
    }

    /// <summary>Those of these queues that nobody reads; a queue that is not there is none of them.</summary>
    public async Task<IReadOnlySet<string>> UnreadAsync(IReadOnlyCollection<string> queues, CancellationToken cancellationToken)
    {
        var unread = new HashSet<string>(StringComparer.Ordinal);
        await using var connection = await broker.ConnectAsync(cancellationToken);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        foreach (var queue in queues)
        {
            if (await channel.ConsumerCountAsync(queue, cancellationToken) == 0)
            {
                unread.Add(queue);
            }
        }

        return unread;
    }

    private static async Task DeclareAsync(IChannel channel, string name, Dictionary<string, object?> arguments, CancellationToken cancellationToken)
    {
        await channel.ExchangeDeclareAsync(name, ExchangeType.Fanout, durable: true, autoDelete: false, cancellationToken: cancellationToken);
        await channel.QueueDeclareAsync(name, durable: true, exclusive: false, autoDelete: false, arguments, cancellationToken: cancellationToken);
        await channel.QueueBindAsync(name, name, "", cancellationToken: cancellationToken);
    }
}
