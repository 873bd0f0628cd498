using System.Collections.Concurrent;
using System.Text;
using CoordinationFlow.Contracts.V1;
using CoordinationFlow.Coordination.Outbox;
using CoordinationFlow.IntegrationTests.Messaging.Broker;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace CoordinationFlow.ResilienceTests.Storms;

/// <summary>
/// A ministry's own system on its queue, under its own broker user: it answers each task that comes, as often as it comes, under the same message id (or not
/// by itself), and connects again when the broker is gone.
/// </summary>
internal sealed class QueueMinistry(string code, VirtualHost own, Func<DateTimeOffset> now, Func<TaskIssued, PositionSubmitted?> answer) : IAsyncDisposable
{
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(100);
    private readonly CancellationTokenSource _stop = new();
    private IChannel? _channel;
    private Task _running = Task.CompletedTask;
    private readonly ConcurrentDictionary<string, int> _came = new();

    /// <summary>Who it is.</summary>
    public string Code => code;

    /// <summary>The receipts that came for each message.</summary>
    public ConcurrentDictionary<string, ConcurrentDictionary<string, ReceiptStatus>> Receipts { get; } = new();

    /// <summary>The tasks that came, by dossier's reference and round.</summary>
    public ConcurrentDictionary<(string Reference, int Round), TaskIssued> Tasks { get; } = new();

    /// <summary>What was refused.</summary>
    public ConcurrentQueue<Refused> Refused { get; } = new();

    /// <summary>How many messages came again.</summary>
    public int CameAgain => _came.Values.Sum(times => times - 1);

    /// <summary>Begins to read.</summary>
    public QueueMinistry Start()
    {
        _running = Task.Run(RunAsync);
        return this;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await ReadAsync();
            }
            catch (Exception gone) when (gone is BrokerUnreachableException or AlreadyClosedException or OperationInterruptedException or PublishException or IOException or OperationCanceledException)
            {
                await Task.Delay(Again);
            }
        }
    }

    private async Task ReadAsync()
    {
        var factory = new ConnectionFactory { Uri = new Uri(own.Connection), AutomaticRecoveryEnabled = false, RequestedHeartbeat = TimeSpan.FromSeconds(5) };
        await using var connection = await factory.CreateConnectionAsync(_stop.Token);
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true), _stop.Token);
        _channel = channel;
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        channel.ChannelShutdownAsync += (_, _) =>
        {
            ended.TrySetResult();
            return Task.CompletedTask;
        };
        var reader = new AsyncEventingBasicConsumer(channel);
        reader.ReceivedAsync += async (_, delivery) =>
        {
            try
            {
                await TakeAsync(channel, MessageJson.ReadOutgoing(Encoding.UTF8.GetString(delivery.Body.Span)));
                await channel.BasicAckAsync(delivery.DeliveryTag, multiple: false);
            }
            catch (Exception failure)
            {
                // The client swallows what a reader throws, and the message would be held for as long as the connection lives: a new one gets it again.
                ended.TrySetException(failure);
            }
        };
        await channel.BasicQosAsync(0, 16, global: false, _stop.Token);
        await channel.BasicConsumeAsync(ParticipantQueues.Tasks(code), autoAck: false, reader, _stop.Token);
        await ended.Task.WaitAsync(_stop.Token);
    }

    private async Task TakeAsync(IChannel channel, OutgoingMessage message)
    {
        _came.AddOrUpdate(message.MessageId, 1, (_, times) => times + 1);
        switch (message)
        {
            case TaskIssued { Kind: TaskKind.Respond } task:
                Tasks[(task.DossierRef, task.RoundNo)] = task;
                if (answer(task) is { } position)
                {
                    await SendAsync(channel, position);
                }

                break;
            case Receipt receipt:
                Receipts.GetOrAdd(receipt.InReplyTo, _ => new())[receipt.ReceiptId] = receipt.Status;
                break;
            case Refused refused:
                Refused.Enqueue(refused);
                break;
        }
    }

    /// <summary>Sends while the broker is there; returns when it has confirmed.</summary>
    public Task SendAsync(IncomingMessage message) => SendAsync(_channel!, message);

    // With the stamp that a newer broker would give it.
    private async Task SendAsync(IChannel channel, IncomingMessage message)
    {
        var properties = new BasicProperties
        {
            DeliveryMode = DeliveryModes.Persistent,
            UserId = ParticipantQueues.User(code),
            Headers = new Dictionary<string, object?> { ["timestamp_in_ms"] = now().ToUnixTimeMilliseconds() },
        };
        await channel.BasicPublishAsync(ParticipantQueues.Answers(code), "", mandatory: true, properties, Encoding.UTF8.GetBytes(MessageJson.Write(message)));
    }
}
